import { expect, type APIRequestContext, type Page } from "@playwright/test";
import type { Instance } from "../contract/instances.ts";
import type { JsonObject } from "../contract/json.ts";
import { writeInstance } from "./instance-records.ts";

export const saveKey = process.platform === "darwin" ? "Meta+s" : "Control+s";

export async function openForm(page: Page, type: string, id: string): Promise<void> {
  await page.goto(`/objects/${type}/${id}?edit=true`);
  await expect(page.getByText("No changes yet")).toBeVisible();
}

/** The form has closed, with the focus where it was opened. */
export async function expectSaved(page: Page, changes: string): Promise<void> {
  await expect(page.getByRole("status").getByText(`Saved ${changes}`).last()).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();
}

let made = 0;

/** An order with these attributes and an external id of its own. */
export async function makeOrderOf(
  api: APIRequestContext,
  custom_attributes: JsonObject,
): Promise<Instance> {
  made += 1;
  const external_id = `form-${process.pid}-${made}`;
  return writeInstance(api, "Order", { external_id, custom_attributes });
}
