import { expect, it } from "vitest";
import { describeOnEachDatabase } from "../database/testing.ts";
import { openTestApp } from "../testing/test-app.ts";
import { changeSchema } from "./change-schema.ts";
import { loadSchema } from "./schema.ts";

describeOnEachDatabase("a change of the data model", (open) => {
  it("waits for the records that are being written by the model that was", async () => {
    const test = await openTestApp(await open());
    const { database } = test;
    const order: string[] = [];
    const begun = Promise.withResolvers<undefined>();
    const writing = database.transaction(async (transaction) => {
      await loadSchema(database, transaction);
      begun.resolve(undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
      order.push("record written");
    });
    await begun.promise;
    await changeSchema(database, () => Promise.resolve(order.push("model changed")));
    await writing;
    expect(order).toEqual(["record written", "model changed"]);
    await test.close();
  });
});
