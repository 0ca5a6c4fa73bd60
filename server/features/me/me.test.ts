import { expect, test } from "vitest";
import { meEndpoint } from "../../../contract/me.ts";
import { openDatabase } from "../../database/open-database.ts";
import { openTestApp } from "../../testing/test-app.ts";

test("a token is told the workspace and the region it belongs to", async () => {
  const app = await openTestApp(await openDatabase({ file: ":memory:" }));
  expect(await app.call(meEndpoint)).toMatchObject({
    type: "admin",
    app: { type: "app", id_code: "embedded", name: "Test workspace", region: "US" },
  });
  await app.close();
});
