import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { overviewEndpoint } from "../../../contract/overview.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts } from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";

describeOnEachDatabase("the overview", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  it("counts what there is and names the three of each live type that changed last", async () => {
    await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Order" },
      body: { external_id: "order_001" },
    });
    const shipment = await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Shipment" },
      body: { custom_attributes: { tracking: "T", orders: ["2", "1"] } },
    });
    const holder = {
      owner_kind: "contact",
      owner_type: "",
      owner_id: testContacts.ada.id,
    } as const;
    await insertReferences(test.database.db, [
      { ...holder, attribute: "orders", position: 0, instance_id: "1" },
      { ...holder, attribute: "orders", position: 1, instance_id: "no-such-instance" },
    ]);
    const overview = await test.call(overviewEndpoint);
    expect(overview).toMatchObject({ contact_count: 3, conversation_count: 2 });
    expect(overview.object_types).toMatchObject([
      {
        object_type_id: "Order",
        instance_count: 3,
        reference_count: 4,
        latest: [{ id: "1" }, { id: "3" }, { id: "2" }],
      },
      { object_type_id: "Shipment", instance_count: 1, reference_count: 0, latest: [shipment] },
    ]);
  });
});
