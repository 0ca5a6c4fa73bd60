import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";

// A workspace of its own: what is found here is counted, and other journeys link and delete.
test.use({ demo: "1250" });
test.describe.configure({ mode: "serial" });

const section = (page: Page, name: string) => page.getByRole("region", { name });
const kinds = (page: Page) => page.getByRole("navigation", { name: "Kinds of findings" });
const kind = (page: Page, name: string) => kinds(page).getByRole("link", { name });

async function runChecks(page: Page): Promise<void> {
  await page.goto("/checks");
  await page.getByRole("button", { name: /^Run (checks|again)$/ }).click();
  await expect(page.getByText(/^Last run .+, complete: [\d,]+ references/)).toBeVisible();
  // The findings of the run before are faded until those of this one are there.
  await expect(page.locator("[data-stale]")).toHaveCount(0);
}

test("the checks say that they have not run, run, and list what they found by kind", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByText("They have not run yet.")).toBeVisible();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Checks" })
    .click();
  await expect(page.getByText("The checks have not run yet")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Run checks" }).click();
  await expect(page.getByText(/^Last run .+, complete: [\d,]+ references/)).toBeVisible();

  for (const name of [
    "Dangling references",
    "References to another type",
    "Several where one is allowed",
    "The same instance twice",
    "One-sided pairs",
    "Merged contacts still in use",
    "External ids in several types",
    "Attribute names used twice",
  ]) {
    await expect(kind(page, name)).toHaveText(`${name}1`);
    await expect(section(page, `${name} · 1`)).toBeVisible();
  }
  await expect(section(page, "Dangling references")).toContainText(
    "order holds 999999999999, which matches no order.",
  );
});

test("the kind that is looked at is in the address, and Back returns to all", async ({ page }) => {
  await runChecks(page);
  await kind(page, "One-sided pairs").click();
  await expect(page).toHaveURL(/\/checks\?kind=one_sided_pair$/);
  await expect(section(page, "Dangling references")).toBeHidden();
  await expect(section(page, "One-sided pairs")).toContainText("does not name it back");
  await page.reload();
  await expect(section(page, "One-sided pairs")).toBeVisible();
  await expect(section(page, "Dangling references")).toBeHidden();
  await page.goBack();
  await expect(section(page, "Dangling references")).toBeVisible();
  await page.goto("/checks?kind=nonsense");
  await expect(section(page, "Dangling references")).toBeVisible();
});

test("a finding is mended from the keyboard after a preview", async ({ page }) => {
  await runChecks(page);
  const dangling = section(page, "Dangling references");
  await dangling.getByRole("button", { name: /^Remove it…/ }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Remove a dangling reference" });
  await expect(dialog.getByRole("region", { name: "Will be removed · 1" })).toContainText(
    "999999999999",
  );
  await expect(dialog.getByRole("region", { name: /Will remain/ })).toBeVisible();
  await expectNoViolations(page, ["[role=dialog]"]);
  await dialog.getByRole("button", { name: "Unlink 1 order" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Unlinked 999999999999 from/)).toBeVisible();
  await expect(dangling).toBeHidden();
  await expect(kind(page, "Dangling references")).toHaveText("Dangling references0");
});

test("the one to keep is chosen where an attribute holds several", async ({ page }) => {
  await runChecks(page);
  const several = section(page, "Several where one is allowed");
  await several.getByRole("button", { name: /^Choose one…/ }).click();
  const dialog = page.getByRole("dialog", { name: "Choose the one to keep" });
  const remaining = dialog.getByRole("region", { name: "Will remain · 1" });
  await expect(remaining).toContainText("SUB-003000");
  await dialog.getByRole("radio", { name: "SUB-003001" }).check();
  await expect(remaining).toContainText("SUB-003001");
  await expectNoViolations(page, ["[role=dialog]"]);
  await dialog.getByRole("button", { name: "Unlink 1 subscription" }).click();
  await expect(several).toBeHidden();
  await expect(page.getByText("It can’t be undone: what was there is not allowed.")).toBeVisible();
});

test("a one-sided pair gets its missing side", async ({ page }) => {
  await runChecks(page);
  const pairs = section(page, "One-sided pairs");
  await pairs.getByRole("button", { name: /^Complete the pair…/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: /^Adding SUB-/ })).toBeChecked();
  await expect(dialog.getByRole("region", { name: "Will be added · 1" })).toContainText("SUB-");
  await dialog.getByRole("button", { name: "Link 1 subscription" }).click();
  await expect(pairs).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  await runChecks(page);
  await expect(pairs).toBeVisible();
});

test("what a merged contact still has is moved to the one that took its place", async ({
  page,
}) => {
  await runChecks(page);
  const merged = section(page, "Merged contacts still in use");
  await merged.getByRole("button", { name: /^Move it…/ }).click();
  const dialog = page.getByRole("dialog", { name: "Move what a merged contact still has" });
  await expect(dialog.getByRole("region", { name: "Through order" })).toContainText(
    "Will be moved · 1",
  );
  await expectNoViolations(page, ["[role=dialog]"]);
  await dialog.getByRole("button", { name: /^Move to / }).click();
  await expect(page.getByText(/^Moved 1 reference from .+ It can’t be undone/)).toBeVisible();
  await expect(merged).toBeHidden();
});

test("a record says by itself what is wrong with it, and is mended there", async ({ page }) => {
  await runChecks(page);
  const twice = section(page, "The same instance twice");
  await twice.getByRole("listitem").getByRole("link").first().click();
  const notice = page.getByRole("region", { name: "Checks of this record" });
  await expect(notice).toContainText("1 finding of the checks");
  await expectNoViolations(page);
  await notice.getByRole("button", { name: /^Keep the first…/ }).click();
  const dialog = page.getByRole("dialog", { name: "Keep the first of the same" });
  await dialog.getByRole("button", { name: "Unlink 1 device" }).click();
  await expect(notice).not.toContainText("finding of the checks");
  await page.goto("/checks?kind=same_instance_twice");
  await expect(page.getByText("No instances that are held twice")).toBeVisible();
});

test("the overview and the navigation count what is open, with its age", async ({ page }) => {
  await runChecks(page);
  const count = page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Checks" })
    .getByTitle(/^[\d,]+ findings, (now|\d+ sec\. ago)$/);
  await expect(count).toHaveText(/^[\d,]+$/);
  await page.goto("/");
  const overview = page.getByRole("region", { name: "Checks" });
  await overview.getByRole("link", { name: "1 external id in several types" }).click();
  await expect(page).toHaveURL(/kind=shared_external_id$/);
  await expect(section(page, "External ids in several types")).toContainText("order_100003");
});

/** No write makes such references, so they are put into the database itself. */
function plantDangling(dataDir: string, contacts: number): void {
  const database = new DatabaseSync(join(dataDir, "objectory.db"), { timeout: 10_000 });
  database.exec(`insert into instance_references
    (workspace_id, owner_kind, owner_type, owner_id, attribute, position, instance_id)
    select contacts.workspace_id, 'contact', '', contacts.id, attributes.name, 9000 + each.value, 88880000 + each.value
    from (select * from contacts where merged_into is null order by id limit ${contacts}) as contacts, attributes,
      json_each('[1,2]') as each
    where attributes.owner_kind = 'contact' and reference_type = 'many' and archived = 0`);
  database.close();
}

test("all of a kind are mended at once, after a look at them", async ({ page, server }) => {
  plantDangling(server.dataDir, 4);
  await runChecks(page);
  const dangling = section(page, "Dangling references");
  await dangling.getByRole("button", { name: /^Remove all…/ }).click();
  const dialog = page.getByRole("dialog", { name: "Remove all dangling references" });
  const list = dialog.getByRole("list", { name: "What is to be removed" });
  await expect(list.getByRole("listitem").first()).toContainText(/8888000[12], which matches no/);
  await expectNoViolations(page, ["[role=dialog]"]);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save the list" }).click();
  expect((await download).suggestedFilename()).toBe("dangling_reference-removed.json");

  await dialog.getByRole("button", { name: /^Remove from \d+ sets$/ }).click();
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ sets were mended\.$/);
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(dialog).toBeHidden();
  await expect(dangling).toBeHidden();
  await runChecks(page);
  await expect(kind(page, "Dangling references")).toHaveText("Dangling references0");
});

test("the list of findings has no accessibility violation and fits 320 pixels", async ({
  page,
}) => {
  await runChecks(page);
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await expectNoViolations(page);
});

test("checks that can't be read say so and can be tried again", async ({ page }) => {
  await page.route("**/api/console/checks", (route) =>
    route.fulfill({
      status: 500,
      json: {
        type: "error.list",
        request_id: "the-request",
        errors: [{ code: "server_error", message: "It broke" }],
      },
    }),
  );
  await page.goto("/checks");
  await expect(page.getByRole("alert")).toContainText("The checks could not be loaded");
  await expect(page.getByRole("alert")).toContainText("the-request");
  await page.unroute("**/api/console/checks");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: /^Run/ })).toBeVisible();
});
