import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../contract/contacts.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { syncEndpoints } from "../../contract/sync.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { openConnectedApp, type ConnectedApp } from "../testing/connected-app.ts";
import { testContacts } from "../testing/test-workspace.ts";
import { vendorContents } from "../testing/vendor-contents.ts";

describeOnEachDatabase("A copy of a vendor's records", (openDatabase) => {
  let app: ConnectedApp;
  beforeEach(async () => (app = await openConnectedApp(await openDatabase())));
  afterEach(() => app.close());

  const expectEqual = async () =>
    expect(await vendorContents(app)).toEqual(await vendorContents(app.vendor.upstream));

  it("holds after the first sweep what the vendor has, types and attributes included", async () => {
    const { upstream } = app.vendor;
    await upstream.call(contactEndpoints.update, {
      params: { contact_id: testContacts.ada.id },
      body: { custom_attributes: { orders: ["3", "1"], topic: "delivery" } },
    });
    await upstream.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Shipment" },
      body: { external_id: "s1", custom_attributes: { tracking: "T-1", orders: ["2", "1"] } },
    });
    await app.call(syncEndpoints.addType, { body: { object_type_id: "Shipment" } });
    const { lists } = await app.sweep();
    expect(lists.map(({ kind, object_type_id, held }) => [kind, object_type_id, held])).toEqual([
      ["contact", null, 3],
      ["conversation", null, 2],
      ["instance", "Shipment", 1],
      ["instance", "Order", 3],
    ]);
    await expectEqual();
  });
});
