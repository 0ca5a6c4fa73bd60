import { startFaultyProxy } from "../server/testing/faulty-proxy.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { runServer, token } from "./running-server.ts";

test("without a token the connection page says that the workspace is embedded, and how to connect", async ({
  page,
}) => {
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Connection" })
    .click();
  await expect(page.getByRole("heading", { name: "This workspace is embedded" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("INTERCOM_ACCESS_TOKEN=");
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
});

test("with a token it shows the account, and what is wrong when the way there is blocked", async ({
  page,
  server,
}) => {
  test.slow();
  const proxy = await startFaultyProxy(server.address);
  const vendorToken = token;
  const connected = await runServer("none", {
    INTERCOM_ACCESS_TOKEN: vendorToken,
    INTERCOM_REGION: proxy.address,
  });
  try {
    await page
      .context()
      .request.post(`${connected.address}/api/console/session`, { data: { token } });
    await page.goto(`${connected.address}/settings/connection`);
    const main = page.getByRole("main");
    await expect(
      page.getByRole("heading", { name: "The Intercom account can be reached" }),
    ).toBeVisible();
    await expect(page.getByRole("region", { name: "Account" })).toContainText(
      "Northwind Outfitters",
    );
    await expect(page.getByRole("region", { name: "What the token may read" })).toContainText(
      "Custom object instances",
    );
    await expect(main).toContainText("Intercom has the record");
    await expectNoViolations(page);

    proxy.fault = () => ({
      kind: "status",
      status: 403,
      headers: { "content-type": "text/html" },
      body: `<html>Blocked. Bearer ${vendorToken}</html>`,
    });
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(main.getByRole("alert")).toContainText("answered with a web page (403)");
    await expect(main.getByRole("alert")).toContainText("Nothing was changed.");
    await expectNoViolations(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectToFit(page);
    await expect(main).not.toContainText(vendorToken);

    proxy.fault = () => undefined;
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(main.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Last call that failed" })).toContainText(
      "GET /me, 403",
    );
  } finally {
    await connected.remove();
    await proxy.close();
  }
});
