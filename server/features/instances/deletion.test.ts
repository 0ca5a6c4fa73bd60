import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import type { BeforeImage } from "../../../contract/before-image.ts";
import { deletionEndpoints } from "../../../contract/deletions.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { parseJson } from "../../../contract/json.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { storeDigest } from "../../testing/store-digest.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testConversations } from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";

const { account, image, delete: remove, restore } = deletionEndpoints;
const { ada, grace, nameless } = testContacts;
const { delivery, invoice } = testConversations;

type Reference = BeforeImage["references"][number];

const contact = ({ id }: { id: string }) =>
  ({ owner_kind: "contact", owner_type: "", owner_id: id }) as const;
const conversation = ({ id }: { id: string }) =>
  ({ owner_kind: "conversation", owner_type: "", owner_id: id }) as const;
const people = [...[ada, grace, nameless].map(contact), ...[delivery, invoice].map(conversation)];

describeOnEachDatabase("the deletion of an instance", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const paramsOf = (type: string, id: string) => ({
    custom_object_type_identifier: type,
    custom_object_instance_id: id,
  });
  const order = (id: string) => ({ params: paramsOf("Order", id) });
  const allReferences = async (): Promise<Reference[]> => {
    return test.database.db
      .selectFrom("instance_references")
      .select(["owner_kind", "owner_type", "owner_id", "attribute", "position", "instance_id"])
      .execute();
  };
  const refer = (rows: Reference[]) => insertReferences(test.database.db, rows);
  const makeShipment = (name: string) =>
    test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Shipment" },
      body: { external_id: name, custom_attributes: { tracking: name } },
    });

  it("is told beforehand: who loses what through which attribute, each record once in the sums", async () => {
    const shipment = await makeShipment("s-1");
    const hold = { owner_kind: "contact", owner_type: "", owner_id: ada.id } as const;
    await refer([
      { ...hold, attribute: "orders", position: 0, instance_id: "1" },
      { ...hold, attribute: "orders", position: 1, instance_id: "1" },
      { ...hold, attribute: "main_order", position: 0, instance_id: "1" },
      { ...hold, owner_id: "nobody", attribute: "orders", position: 0, instance_id: "1" },
      { ...hold, owner_id: grace.id, attribute: "orders", position: 0, instance_id: "2" },
      {
        owner_kind: "instance",
        owner_type: "Shipment",
        owner_id: shipment.id,
        attribute: "orders",
        position: 0,
        instance_id: "1",
      },
    ]);
    const told = await test.call(account, order("1"));
    expect(told).toMatchObject({ contacts: 2, conversations: 0, instances: 1, held: [] });
    expect(
      told.losing.map(({ owner_kind, object_type_id, attribute, records, references, owners }) => [
        owner_kind,
        object_type_id,
        attribute,
        records,
        references,
        owners.map(({ title }) => title),
      ]),
    ).toEqual([
      ["contact", null, "main_order", 1, 1, ["Ada Lovelace"]],
      ["contact", null, "orders", 2, 3, ["Ada Lovelace", null]],
      ["instance", "Shipment", "orders", 1, 1, ["s-1"]],
    ]);
    const params = paramsOf("Shipment", shipment.id);
    expect(await test.call(account, { params })).toMatchObject({
      losing: [],
      held: [{ attribute: "orders", label: "orders", references: 1 }],
    });
  });

  it("is counted as brute force counts it, and undone to the last digit, whatever refers to it", async () => {
    await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Order" },
      body: parseJson(
        '{"external_id":"order_001","external_created_at":1700000000,"custom_attributes":{"total_amount":149.90,"items":1234567890123456789012,"note":null}}',
      ),
    });
    const shipments = [await makeShipment("s-1"), await makeShipment("s-2")];
    const all = [
      ...people,
      ...shipments.map(({ id }) => ({
        owner_kind: "instance" as const,
        owner_type: "Shipment",
        owner_id: id,
      })),
    ];
    const reference = fc.record({
      owner: fc.constantFrom(...all),
      attribute: fc.constantFrom("orders", "main_order"),
      position: fc.nat({ max: 5 }),
      instance_id: fc.constantFrom("1", "2", "3", "gone", shipments[0]?.id ?? ""),
    });
    const graph = fc.uniqueArray(reference, {
      maxLength: 40,
      selector: ({ owner, attribute, position }) =>
        `${owner.owner_kind} ${owner.owner_id} ${attribute} ${position}`,
    });
    const victims = [
      paramsOf("Order", "1"),
      ...shipments.map(({ id }) => paramsOf("Shipment", id)),
    ];
    await fc.assert(
      fc.asyncProperty(graph, fc.constantFrom(...victims), async (rows, params) => {
        await test.database.db.deleteFrom("instance_references").execute();
        await refer(rows.map(({ owner, ...row }) => ({ ...owner, ...row })));
        const id = params.custom_object_instance_id;
        const isItself = ({ owner_kind, owner_id }: Reference) =>
          owner_kind === "instance" && owner_id === id;
        const references = await allReferences();
        const pointing = references.filter((row) => row.instance_id === id && !isItself(row));
        const distinct = (list: Reference[]) => new Set(list.map(({ owner_id }) => owner_id)).size;
        const ofKind = (kind: string) =>
          distinct(pointing.filter(({ owner_kind }) => owner_kind === kind));

        const told = await test.call(account, { params });
        expect(told).toMatchObject({
          contacts: ofKind("contact"),
          conversations: ofKind("conversation"),
          instances: ofKind("instance"),
        });
        for (const group of told.losing) {
          const through = pointing.filter(
            ({ owner_kind, owner_type, attribute }) =>
              owner_kind === group.owner_kind &&
              owner_type === (group.object_type_id ?? "") &&
              attribute === group.attribute,
          );
          expect([group.records, group.references, group.owners.length]).toEqual([
            distinct(through),
            through.length,
            distinct(through),
          ]);
        }
        expect(told.losing.reduce((sum, group) => sum + group.references, 0)).toBe(pointing.length);
        expect(told.held.reduce((sum, group) => sum + group.references, 0)).toBe(
          references.filter(isItself).length,
        );

        const before = await storeDigest(test.database);
        const taken = await test.call(remove, { params });
        expect(taken.references).toHaveLength(pointing.length + references.filter(isItself).length);
        expect((await allReferences()).filter((row) => row.instance_id === id)).toEqual([]);
        const back = await test.call(restore, { body: { image: taken } });
        expect(back).toEqual({
          object_types: [],
          attributes: 0,
          values: 0,
          instances: [{ id, object_type_id: params.custom_object_type_identifier }],
          references: taken.references.length,
          conflicts: [],
        });
        expect(await storeDigest(test.database)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it("saves the same before as while deleting", async () => {
    await refer([
      { ...contact(ada), attribute: "orders", position: 0, instance_id: "1" },
      { ...conversation(delivery), attribute: "orders", position: 2, instance_id: "1" },
    ]);
    const beforehand = await test.call(image, order("1"));
    const taken = await test.call(remove, order("1"));
    expect({ ...taken, saved_at: 0 }).toEqual({ ...beforehand, saved_at: 0 });
    await test.callFailing(404, image, order("1"));
    await test.callFailing(404, remove, order("1"));
    await test.callFailing(404, account, order("1"));
  });

  it("is not undone where something stands in the way, and then nothing is written", async () => {
    await refer([
      { ...contact(ada), attribute: "orders", position: 0, instance_id: "1" },
      { ...contact(ada), attribute: "main_order", position: 0, instance_id: "1" },
      { ...contact(grace), attribute: "orders", position: 0, instance_id: "1" },
    ]);
    const taken = await test.call(remove, order("1"));
    const path = { owner_kind: "contact", owner_id: ada.id } as const;
    await test.call(associationEndpoints.replaceReferences, {
      params: { ...path, attribute_name: "main_order" },
      body: { expected_ids: [], ids: ["2"] },
    });
    await test.call(associationEndpoints.replaceReferences, {
      params: { ...path, attribute_name: "orders" },
      body: { expected_ids: [], ids: ["3", "2"] },
    });
    const before = await storeDigest(test.database);
    const errors = await test.callFailing(409, restore, { body: { image: taken } });
    expect(errors.map(({ field }) => field)).toEqual(["image.references.0"]);
    expect(errors.map(({ message }) => message)).toEqual([
      `contact ${ada.id}, main_order → 1: it holds one reference, which names the instance 2 by now`,
    ]);
    expect(await storeDigest(test.database)).toBe(before);

    const body = { image: taken, skip_conflicts: true };
    expect(await test.call(restore, { body })).toMatchObject({
      instances: [{ id: "1" }],
      references: 2,
      conflicts: [{ record: `contact ${ada.id}, main_order → 1` }],
    });
    const { ids } = await test.call(associationEndpoints.getReferences, {
      params: { ...path, attribute_name: "orders" },
    });
    expect(ids).toEqual(["3", "2", "1"]);
  });

  it("is not undone twice, nor where the external id is taken or an end is gone", async () => {
    await refer([{ ...contact(ada), attribute: "orders", position: 0, instance_id: "1" }]);
    const taken = await test.call(remove, order("1"));
    const made = await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Order" },
      body: { external_id: "order_001" },
    });
    const [error] = await test.callFailing(409, restore, { body: { image: taken } });
    expect(error?.message).toBe(
      `Order order_001: the external id order_001 is taken by the Order with the id ${made.id}`,
    );
    await test.call(remove, order(made.id));
    await test.call(restore, { body: { image: taken } });
    const [again] = await test.callFailing(409, restore, { body: { image: taken } });
    expect(again?.message).toContain("the id 1 is taken");

    const ended: BeforeImage = {
      ...taken,
      instances: taken.instances.map((saved) => ({ ...saved, id: "77", external_id: null })),
      references: taken.references.flatMap((reference) => [
        { ...reference, owner_id: "nobody", instance_id: "77" },
        { ...reference, attribute: "topic", instance_id: "77" },
      ]),
    };
    const gone = await test.callFailing(409, restore, { body: { image: ended } });
    expect(gone.map(({ message }) => message?.split(": ")[1])).toEqual([
      "there is no contact with the id nobody any more",
      "there is no reference attribute topic any more",
    ]);
  });

  it("gives no new instance the id of one that came back from elsewhere", async () => {
    const taken = await test.call(remove, order("1"));
    const instances = taken.instances.map((saved) => ({ ...saved, id: "500", seq: 500 }));
    const foreign = { ...taken, instances };
    await test.call(restore, { body: { image: foreign } });
    const params = { custom_object_type_identifier: "Order" };
    const { id } = await test.call(instanceEndpoints.upsert, { params, body: {} });
    expect(id).toBe("501");
  });

  it("is undone from a file of Objectory alone", async () => {
    const taken = await test.call(remove, order("1"));
    const wrong = [
      {},
      { ...taken, format: "something else" },
      { ...taken, version: 3 },
      { ...taken, instances: [] },
      { ...taken, instances: [{ ...taken.instances[0], created_at: "yesterday" }] },
      { ...taken, references: [{ owner_kind: "contact" }] },
    ];
    for (const body of wrong) await test.callFailing(400, restore, { body: { image: body } });
  });
});
