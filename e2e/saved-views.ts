import type { APIRequestContext, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export const switcher = (page: Page) => page.getByRole("button", { name: /^View: / });
export const views = (page: Page) => page.getByRole("dialog", { name: "Views" });
export const drift = (page: Page) => page.getByRole("group", { name: "Changes to the view" });
export const headers = (page: Page) => page.getByRole("grid").getByRole("columnheader");
export const shipped = { field: "custom_attributes.status", operator: "=", value: "Shipped" };
export const filter = JSON.stringify(shipped);

/** What a test leaves behind would be seen by the next. */
export async function emptyOf(api: APIRequestContext): Promise<void> {
  const { views: all } = (await (await api.get("/api/console/views")).json()) as {
    views: { id: string; scope: string }[];
  };
  for (const { id } of all) await api.delete(`/api/console/views/${id}`);
}

export async function hasView(api: APIRequestContext, view: object = {}): Promise<{ id: string }> {
  const reply = await api.post("/api/console/views", {
    data: {
      object_type_id: "Order",
      name: "Open orders",
      scope: "everyone",
      is_default: false,
      query: { q: null, filter, sort: null, contact: null, conversation: null },
      layout: {
        columns: ["title", "custom_attributes.status", "created_at"],
        pinned: [],
        widths: {},
        density: "comfortable",
        group_by: null,
      },
      ...view,
    },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return (await reply.json()) as { id: string };
}

export const paramOf = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

export async function openList(page: Page, search = ""): Promise<void> {
  await page.goto(`/objects/Order${search}`);
  await expect(headers(page).first()).toBeVisible();
}

export async function act(page: Page, view: string, name: string | RegExp): Promise<void> {
  await switcher(page).click();
  await views(page)
    .getByRole("button", { name: `Actions for ${view}` })
    .click();
  await views(page).getByRole("button", { name }).click();
}

export async function nameView(page: Page, name: string, scope = "Everyone"): Promise<void> {
  const dialog = page.getByRole("dialog").filter({
    has: page.getByRole("group", { name: "Who has it" }),
  });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("radio", { name: scope }).check();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog).toBeHidden();
}
