import type { APIRequestContext, Page } from "@playwright/test";
import { conversationEndpoints, type Conversation } from "../contract/conversations.ts";
import { parseJson } from "../contract/json.ts";
import { plantedDefects } from "../server/demo/planted-defects.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";

test.use({ timezoneId: "Europe/Berlin" });

async function getConversation(api: APIRequestContext, id: string): Promise<Conversation> {
  const reply = await api.get(`/api/conversations/${id}`, { params: { display_as: "plaintext" } });
  return conversationEndpoints.get.reply.parse(parseJson(await reply.text()));
}

/** The first conversation of the demo that fits. */
async function findConversation(
  api: APIRequestContext,
  fits: (conversation: Conversation) => boolean,
): Promise<Conversation> {
  for (let id = 100; id <= 800; id += 1) {
    const conversation = await getConversation(api, String(id));
    if (fits(conversation)) return conversation;
  }
  throw new Error("The demo has no such conversation");
}

function partTypes({ conversation_parts }: Conversation): Set<string> {
  return new Set(conversation_parts.conversation_parts.map(({ part_type }) => part_type));
}

const rows = (page: Page) =>
  page.getByRole("grid", { name: "Conversations" }).getByRole("rowheader");
const range = (page: Page) => page.getByText(/^[\d,–]+ of [\d,]+$/);
const states = (page: Page) => page.getByRole("navigation", { name: "State" });
const searchField = (page: Page) => page.getByRole("searchbox", { name: "Search conversations" });

test.describe("the list of conversations", () => {
  test("turns its pages both ways within a state, and Back and reload bring them back", async ({
    page,
  }) => {
    await page.goto("/conversations?per_page=25");
    await states(page).getByRole("link", { name: "Closed" }).click();
    await expect(page).toHaveURL(/state=closed/);
    await expect(range(page)).toContainText(/^1–25 of/);
    await page.getByRole("button", { name: "Next" }).click();
    await expect(range(page)).toContainText(/^26–50 of/);
    await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
    const second = await rows(page).allTextContents();
    await page.reload();
    await expect(rows(page)).toHaveText(second);
    await page.getByRole("button", { name: "Previous" }).click();
    await expect(range(page)).toContainText(/^1–25 of/);
    await page.goBack();
    await expect(rows(page)).toHaveText(second);
    await states(page).getByRole("link", { name: "Open" }).click();
    await expect(range(page)).toContainText(/^1–25 of/);
    expect(new URL(page.url()).searchParams.has("after")).toBe(false);
  });

  test("shows one state, or all of them", async ({ page }) => {
    await page.goto("/conversations");
    await expect(states(page).getByRole("link", { name: "All" })).toHaveAttribute(
      "aria-current",
      "true",
    );
    for (const state of ["Open", "Snoozed", "Closed"]) {
      await states(page).getByRole("link", { name: state }).click();
      await expect(states(page).locator("[aria-current]")).toHaveText(state);
      await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
      const cells = page.getByRole("gridcell", { name: /^(Open|Snoozed|Closed)$/ });
      expect(new Set(await cells.allTextContents())).toEqual(new Set([state]));
    }
  });

  test("narrows to a contact that is picked by name, and widens again", async ({ page }) => {
    await page.goto("/conversations");
    await page.getByRole("button", { name: "Contact", exact: true }).click();
    await page.getByRole("combobox", { name: "Filter by contact" }).fill("kontor");
    await expect(page.getByRole("combobox", { name: "Filter by contact" })).toBeFocused();
    await page.getByRole("option", { name: /Kontor Nord/ }).click();
    const pill = page.getByRole("group", { name: "Filter by contact" });
    await expect(pill).toContainText("Kontor Nord Großhandel");
    await expect(page).toHaveURL(/contact_id=[0-9a-f]{24}/);
    await expect(page.getByRole("gridcell", { name: /Kontor Nord/ })).toHaveCount(
      await rows(page).count(),
    );
    await page.reload();
    await expect(pill).toContainText("Kontor Nord Großhandel");
    await page.getByRole("button", { name: "Remove filter by contact" }).click();
    await expect(rows(page)).toHaveCount(50);
  });

  test("says of a contact that is not there that it is the filter's fault", async ({ page }) => {
    await page.goto("/conversations?contact_id=nobody");
    await expect(page.getByRole("group", { name: "Filter by contact" })).toContainText(
      "is merged or not there",
    );
    await expect(page.getByRole("heading", { name: "No conversation matches" })).toBeVisible();
  });

  test("searches titles and opening messages, and says when nothing matches", async ({ page }) => {
    await page.goto("/conversations?state=closed");
    await searchField(page).fill("parcel");
    await expect(page).toHaveURL(/q=parcel/);
    await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
    await expect(rows(page).first()).toContainText(/parcel/i);
    await searchField(page).fill("no message says this");
    await expect(page.getByRole("heading", { name: /^No conversation matches/ })).toBeVisible();
    await page.getByRole("button", { name: "Clear search" }).last().click();
    await expect(page).toHaveURL(/\/conversations\?state=closed$/);
    await expect(rows(page)).toHaveCount(50);
  });

  test("works with the keyboard alone", async ({ page }) => {
    await page.goto("/conversations");
    await expect(rows(page)).toHaveCount(50);
    await page.getByRole("heading", { name: "Conversations" }).click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(states(page).getByRole("link", { name: "Open" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/state=open/);
    await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
    await rows(page).first().focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/conversations\/\d+$/);
    const thread = page.getByRole("region", { name: "Thread" });
    await expect(thread).toBeVisible();
  });

  test("has no accessibility violation", async ({ page }) => {
    await page.goto("/conversations?per_page=25");
    await expect(rows(page)).toHaveCount(25);
    await expectNoViolations(page);
  });

  test("fits 320 pixels without an accessibility violation", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/conversations?per_page=25");
    await expect(rows(page)).toHaveCount(25);
    await expectToFit(page);
    await expectNoViolations(page);
  });
});

test.describe("a conversation", () => {
  test("is read from its opening message to its newest part", async ({ page, api }) => {
    const conversation = await findConversation(api, (candidate) =>
      ["assignment", "note", "comment", "close"].every((type) => partTypes(candidate).has(type)),
    );
    await page.goto(`/conversations/${conversation.id}`);
    const thread = page.getByRole("region", { name: "Thread" });
    const said = [
      conversation.source.body,
      ...conversation.conversation_parts.conversation_parts.map(({ body }) => body),
    ].filter((body) => body !== null);
    const messages = thread.getByRole("article");
    await expect(messages).toHaveCount(said.length);
    for (const [index, body] of said.entries()) {
      await expect(messages.nth(index)).toContainText(body.trim(), { useInnerText: true });
    }
    await expect(thread.getByRole("article", { name: /^Internal note from/ })).toContainText(
      "Internal note",
    );
    await expect(thread.getByText(/closed the conversation · \d\d:\d\d$/)).toBeVisible();
    const firstTime = thread.locator("time").first();
    await firstTime.hover();
    await expect(firstTime).toHaveAttribute("title", /CES?T\n.*Z\n\d+ s$/);
    await expect(thread.getByRole("heading").first()).toHaveText(/^\w+,? \d+ \w+ \d{4}$/);
  });

  test("tells its facts and leads to its contacts", async ({ page, api }) => {
    const conversation = await findConversation(
      api,
      ({ contacts, tags }) => contacts.contacts.length > 1 && tags.tags.length > 0,
    );
    await page.goto(`/conversations/${conversation.id}`);
    const facts = page.getByRole("region", { name: "Facts", exact: true });
    await expect(facts).toContainText(new RegExp(`State\\s*${conversation.state}`, "i"));
    await expect(facts).toContainText(conversation.read ? /Read\s*Yes/ : /Read\s*No/);
    for (const { name } of conversation.tags.tags) await expect(facts).toContainText(name);
    const contacts = page.getByRole("region", { name: "Contacts" });
    await expect(contacts.getByRole("link")).toHaveCount(conversation.contacts.contacts.length);
    await expect(page.getByRole("region", { name: "Custom attributes" })).toContainText("Topic");
    await contacts.getByRole("link").first().click();
    await expect(page).toHaveURL(`/contacts/${conversation.contacts.contacts[0]?.id}`);
    await expect(page.getByRole("region", { name: "Identity" })).toBeVisible();
  });

  test("that is longer than what is sent says how much is left out, and jumps to its end", async ({
    page,
  }) => {
    await page.goto(`/conversations/${plantedDefects.overlongThread.conversation + 1}`);
    await expect(page.getByText("Showing the newest 500 of 620 parts")).toBeVisible();
    const newest = page.getByRole("article").last();
    await expect(newest).not.toBeInViewport();
    await page.getByRole("button", { name: "Go to the newest" }).click();
    await expect(newest).toBeInViewport();
  });

  test("shows markup that strangers wrote as text", async ({ page, api }) => {
    const conversation = await findConversation(
      api,
      ({ source }) =>
        source.author.name?.includes("<script>") === true || source.body.includes("<"),
    );
    await page.goto(`/conversations/${conversation.id}`);
    await expect(page.getByRole("article").first()).toContainText("<");
  });

  test("that does not exist says so", async ({ page }) => {
    await page.goto("/conversations/999999");
    await expect(
      page.getByRole("heading", { name: "There is no conversation with this id" }),
    ).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link").click();
    await expect(rows(page)).toHaveCount(50);
  });

  test("has no accessibility violation", async ({ page, api }) => {
    const conversation = await findConversation(api, (candidate) =>
      partTypes(candidate).has("note"),
    );
    await page.goto(`/conversations/${conversation.id}`);
    await expect(page.getByRole("region", { name: "Facts", exact: true })).toBeVisible();
    await expectNoViolations(page);
  });

  test("has its facts under the thread on phones, and fits 320 pixels", async ({ page, api }) => {
    const conversation = await findConversation(api, (candidate) =>
      partTypes(candidate).has("note"),
    );
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/conversations/${conversation.id}`);
    const thread = page.getByRole("region", { name: "Thread" });
    await expect(thread).toBeVisible();
    await expectToFit(page);
    const above = await thread.boundingBox();
    const facts = await page.getByRole("region", { name: "Facts", exact: true }).boundingBox();
    expect(facts?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    await expectNoViolations(page);
  });
});
