import type { Page } from "@playwright/test";
import type { Contact } from "../contract/contacts.ts";
import { wholesaleBuyer } from "../server/demo/special-contacts.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContact, findContacts, getContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";

test.use({ timezoneId: "Europe/Berlin" });

test("a contact shows every field it has", async ({ page, api }) => {
  const candidates = await findContacts(api, "customer_10");
  const contacts = await Promise.all(candidates.slice(0, 60).map(({ id }) => getContact(api, id)));
  const chosen = [
    contacts.find(({ ios_device, browser }) => ios_device !== null && browser !== null),
    contacts.find(({ android_device, tags }) => android_device !== null && tags.data.length > 0),
    contacts.find(({ notes, location }) => notes.data.length > 0 && location.city !== null),
    contacts.find(({ companies }) => companies.data.length > 0),
    contacts.find(({ social_profiles }) => social_profiles.data.length > 0),
  ].filter((contact) => contact !== undefined);
  expect(chosen).toHaveLength(5);
  for (const contact of chosen) {
    await page.goto(`/contacts/${contact.id}`);
    await expectEveryField(page, contact);
  }
});

test("a contact says once for each group that nothing is recorded in it", async ({ page, api }) => {
  const candidates = await findContacts(api, "customer_10");
  const contacts = await Promise.all(candidates.slice(0, 40).map(({ id }) => getContact(api, id)));
  const contact = contacts.find(({ ios_device }) => ios_device === null);
  await page.goto(`/contacts/${contact?.id}`);
  const group = page.getByRole("region", { name: "iOS app" });
  await expect(group).toHaveText(/iOS app\s*Nothing recorded/);
});

test("a contact tells times with their zone and age, and copies ids", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const contact = await findContact(api, "customer_10022");
  await page.goto(`/contacts/${contact.id}`);
  const activity = page.getByRole("region", { name: "Activity" });
  await expect(activity).toContainText(
    /Created\s*\d+ \w+ \d{4}, \d\d:\d\d:\d\d CES?T\s*\d+ yr\. ago/,
  );
  await page.getByRole("button", { name: "Copy external id" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("customer_10022");
});

test("a contact leads to all instances and conversations that hang on it", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, `customer_${10_000 + wholesaleBuyer}`);
  await page.goto("/contacts?q=Kontor");
  await page.getByRole("link", { name: contact.name ?? "" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(contact.name ?? "");
  const conversations = page.getByRole("region", { name: /^Conversations/ });
  await expect(conversations.getByRole("listitem")).toHaveCount(10);
  await expect(
    conversations.getByRole("link", { name: /^All \d+ conversations$/ }),
  ).toHaveAttribute("href", `/conversations?contact_id=${contact.id}`);
  await page.getByRole("link", { name: "Open all linked orders" }).click();
  await expect(page).toHaveURL(new RegExp(`/objects/Order\\?contact=${contact.id}`));
  await expect(page.getByText(/^[\d,–]+ of 400$/)).toBeVisible();
});

test("a contact that was merged says so and leads to the other", async ({ page, api }) => {
  const into = await getContact(api, (await findContact(api, "customer_10022")).id);
  const [merged] = into.merge_history ?? [];
  await page.goto(`/contacts/${merged?.source_contact_id}`);
  await expect(
    page.getByRole("heading", { name: "This contact was merged into another" }),
  ).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: `Open ${into.name}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(into.name ?? "");
  await expect(page.getByRole("region", { name: "Merge history" })).toContainText(
    merged?.source_contact_id ?? "",
  );
});

test("a contact that does not exist says so, and offers to look for the id", async ({ page }) => {
  await page.goto("/contacts/customer_10022");
  await expect(
    page.getByRole("heading", { name: "There is no contact with this id" }),
  ).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Search contacts for it" }).click();
  await expect(page.getByRole("grid", { name: "Contacts" }).getByRole("rowheader")).toHaveCount(1);
});

test("a contact is named by its email, external id or id where it has no name", async ({
  page,
  api,
}) => {
  const everyone = await findContacts(api, "");
  const nameless = everyone.find(({ name, email }) => name === null && email !== null);
  const bare = everyone.find(
    ({ name, email, external_id }) => name === null && email === null && external_id === null,
  );
  for (const [contact, title] of [
    [nameless, nameless?.email],
    [bare, bare?.id],
  ] as const) {
    await page.goto(`/contacts/${contact?.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  }
});

test("a contact shows a name that is markup as the text it is", async ({ page, api }) => {
  const contact = await findContact(api, "<script>");
  await page.goto(`/contacts/${contact.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(contact.name ?? "");
});

test("a contact has no accessibility violation", async ({ page, api }) => {
  const contact = await findContact(api, "customer_10022");
  await page.goto(`/contacts/${contact.id}`);
  await expect(page.getByRole("region", { name: /^Conversations/ })).toBeVisible();
  await expectNoViolations(page);
});

test("a contact fits 320 pixels without an accessibility violation, whatever its name", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "Hubertus");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/contacts/${contact.id}`);
  await expect(page.getByRole("region", { name: /^Conversations/ })).toBeVisible();
  await expectToFit(page);
  await expectNoViolations(page);
});

/** Every plain field with a value stands beside its name, times by their moment; each list shows all it holds. */
async function expectEveryField(page: Page, contact: Contact): Promise<void> {
  await expect(page.getByRole("region", { name: "Identity" })).toBeVisible();
  const fact = (name: string) =>
    page.locator("div", { has: page.getByTitle(name, { exact: true }) });
  for (const [name, value] of Object.entries(contact)) {
    if (name === "type" || value === null || typeof value === "object") continue;
    const place = fact(name).last();
    if (name.endsWith("_at")) {
      const moment = new Date(Number(value) * 1000).toISOString().replace(".000", "");
      await expect(place.locator("time"), name).toHaveAttribute("datetime", moment);
    } else if (typeof value === "boolean") {
      await expect(place, name).toContainText(value ? "Yes" : "No");
    } else {
      await expect(place, name).toContainText(String(value));
    }
  }
  const { city, region, country } = contact.location;
  for (const place of [city, region, country].filter((name) => name !== null)) {
    await expect(page.getByRole("region", { name: "Location" })).toContainText(place);
  }
  for (const [title, list] of [
    ["Tags", contact.tags],
    ["Notes", contact.notes],
    ["Companies", contact.companies],
  ] as const) {
    for (const { id } of list.data) {
      await expect(page.getByRole("region", { name: title, exact: true })).toContainText(id);
    }
  }
  for (const { url } of contact.social_profiles.data) {
    await expect(page.getByRole("region", { name: "Social profiles" })).toContainText(url);
  }
}
