import { afterEach, beforeEach, expect, it } from "vitest";
import { objectEndpoints } from "../../../contract/objects.ts";
import { referenceEndpoints } from "../../../contract/references.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { holdReferences, testContacts } from "../../testing/test-workspace.ts";

const { counts, list } = referenceEndpoints;
const { ada, grace } = testContacts;

describeOnEachDatabase("references of an attribute", (open) => {
  let test: TestApp;
  let contactOrders: string;
  beforeEach(async () => {
    test = await openTestApp(await open());
    const { contact_attributes } = await test.call(objectEndpoints.schema);
    contactOrders = contact_attributes.find(({ name }) => name === "orders")?.id ?? "";
  });
  afterEach(() => test.close());

  const hold = (owner_id: string, ids: string[], attribute = "orders") =>
    holdReferences(test.database.db, { kind: "contact", id: owner_id }, attribute, ids);
  const page = (query: Record<string, string | number>) =>
    test.call(list, { params: { attribute_id: contactOrders }, query });

  it("names both ends, in the order that each owner holds them, and marks what matches nothing", async () => {
    await hold(grace.id, ["2", "gone"]);
    await hold(ada.id, ["3", "1"]);
    await hold("nobody", ["1"]);
    await hold(ada.id, ["2"], "main_order");
    const { attribute, references, total_count } = await page({});
    expect(attribute.id).toBe(contactOrders);
    expect(total_count).toBe(5);
    expect(
      references.map(({ owner, position, instance }) => [
        owner.id,
        owner.title,
        position,
        instance.id,
        instance.title,
      ]),
    ).toEqual([
      [ada.id, "Ada Lovelace", 0, "3", "A-3"],
      [ada.id, "Ada Lovelace", 1, "1", "A-1"],
      [grace.id, "Grace Hopper", 0, "2", "A-2"],
      [grace.id, "Grace Hopper", 1, "gone", null],
      ["nobody", null, 0, "1", "A-1"],
    ]);
  });

  it("is walked page by page, there and back, with nothing left out and nothing twice", async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `${index}`);
    await hold(ada.id, ids);
    await hold(grace.id, ids);
    const seen: string[] = [];
    let first = "";
    let after: string | undefined;
    do {
      const {
        references,
        page: position,
        total_count,
      } = await page({
        per_page: 4,
        ...(after === undefined ? {} : { after }),
      });
      expect(total_count).toBe(14);
      expect(position.first_position).toBe(seen.length + 1);
      if (seen.length === 4) first = position.previous ?? "";
      seen.push(...references.map(({ owner, instance }) => `${owner.id} ${instance.id}`));
      after = position.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual([ada.id, grace.id].flatMap((owner) => ids.map((id) => `${owner} ${id}`)));
    const back = await page({ per_page: 4, before: first });
    expect(back.references.map(({ instance }) => instance.id)).toEqual(ids.slice(0, 4));
  });

  it("refuses a cursor that is none and an attribute that refers to nothing", async () => {
    const params = { attribute_id: contactOrders };
    const [error] = await test.callFailing(400, list, { params, query: { after: "x" } });
    expect(error).toMatchObject({ field: "after" });
    const { contact_attributes } = await test.call(objectEndpoints.schema);
    const topic = contact_attributes.find(({ name }) => name === "topic")?.id ?? "";
    for (const attribute_id of [topic, "0", "x"])
      await test.callFailing(404, list, { params: { attribute_id } });
  });

  it("is counted for every relationship attribute, with the records that hold any", async () => {
    await hold(grace.id, ["2", "gone"]);
    await hold(ada.id, ["3", "1"]);
    await hold(ada.id, ["2"], "main_order");
    const { attributes } = await test.call(counts);
    const { contact_attributes, conversation_attributes, object_types } = await test.call(
      objectEndpoints.schema,
    );
    const all = [
      ...contact_attributes,
      ...conversation_attributes,
      ...object_types.flatMap((type) => type.attributes),
    ].filter(({ reference }) => reference !== null);
    expect(attributes.map(({ attribute_id }) => attribute_id)).toEqual(all.map(({ id }) => id));
    const mainOrder = contact_attributes.find(({ name }) => name === "main_order")?.id;
    expect(attributes.filter(({ references }) => references > 0)).toEqual([
      { attribute_id: mainOrder, references: 1, records: 1 },
      { attribute_id: contactOrders, references: 4, records: 2 },
    ]);
  });
});
