import { afterEach, expect, test } from "vitest";
import type { Database } from "./database/database.ts";
import { describeOnEachDatabase } from "./database/testing.ts";
import { openWorkspace } from "./open-workspace.ts";

const intercom = { token: "a-token-of-intercom", location: "us", version: "2.16" };

describeOnEachDatabase("the workspace of a database", (openEmpty) => {
  const opened: Database[] = [];
  const open = async () => {
    const database = await openEmpty();
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });

  test("is embedded without a token of a vendor, and a copy of the vendor's account with one", async () => {
    const own = await open();
    expect(await openWorkspace(own, { intercom: undefined, demo: "none" })).toMatchObject({
      vendor: null,
    });
    const copy = await open();
    expect(await openWorkspace(copy, { intercom, demo: "small" })).toMatchObject({
      vendor: "Intercom",
      accountId: null,
      demo: false,
    });
  });

  test("never becomes one of the other kind", async () => {
    const own = await open();
    await openWorkspace(own, { intercom: undefined, demo: "none" });
    await expect(openWorkspace(own, { intercom, demo: "none" })).rejects.toThrow(
      /must not be mixed.*left as it is/,
    );
    expect(await openWorkspace(own, { intercom: undefined, demo: "none" })).toMatchObject({
      vendor: null,
    });
    const copy = await open();
    await openWorkspace(copy, { intercom, demo: "none" });
    await expect(openWorkspace(copy, { intercom: undefined, demo: "none" })).rejects.toThrow(
      /copy of an Intercom account.*left as it is/,
    );
  });
});
