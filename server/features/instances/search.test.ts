import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";

const { search, upsert } = instanceEndpoints;
const params = { custom_object_type_identifier: "Order" };

describeOnEachDatabase("searching instances", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const found = async (q: string, limit = 20) => {
    const { instances } = await test.call(search, { params, query: { q, limit } });
    return instances.map(({ id }) => id);
  };
  const add = async (external_id: string | null, note = "") =>
    (await test.call(upsert, { params, body: { external_id, custom_attributes: { note } } })).id;

  it("names the newest where nothing is sought", async () => {
    expect(await found("")).toEqual(["3", "2", "1"]);
    expect(await found("  ", 2)).toEqual(["3", "2"]);
  });

  it("puts exact ids first, then external ids that start with the text, then texts that hold it", async () => {
    const holder = await add(null, "see 2bc");
    const starts = await add("2bc-z");
    const startsToo = await add("2bc-a");
    const exact = await add("2bc");
    expect(await found("2bc")).toEqual([exact, startsToo, starts, holder]);
    expect((await found("2"))[0]).toBe("2");
    expect(await found("2bc", 2)).toEqual([exact, startsToo]);
    expect(await found("2b")).toEqual([exact, startsToo, starts]);
  });

  it("finds a text in values whatever its case, and never in the attributes' names", async () => {
    const id = await add("x", 'Bitte an die TÜR, 100% "sicher" \\ a_b');
    for (const q of ["bitte", "tür", "TÜR", "100%", '"sicher"', "\\ a_b", "A_B"])
      expect(await found(q), q).toEqual([id]);
    for (const q of ["order_number", "note", "a%b", "aXb"]) expect(await found(q), q).toEqual([]);
    expect(await found("a-1")).toEqual(["1"]);
  });

  it("leaves other types out", async () => {
    const shipment = { custom_object_type_identifier: "Shipment" };
    expect(await test.call(search, { params: shipment, query: { q: "A-1" } })).toEqual({
      instances: [],
    });
  });
});
