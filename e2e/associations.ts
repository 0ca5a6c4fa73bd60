import { expect, type APIRequestContext, type Locator, type Page } from "@playwright/test";
import { associationEndpoints } from "../contract/associations.ts";
import type { OwnerKind } from "../contract/attributes.ts";
import { parseJson } from "../contract/json.ts";

const path = (kind: OwnerKind, id: string, attribute: string) =>
  `/api/console/associations/${kind}/${id}/${attribute}`;

/** The references that a record holds through one attribute, in their order. */
export async function heldIds(
  api: APIRequestContext,
  kind: OwnerKind,
  id: string,
  attribute: string,
) {
  const reply = await api.get(path(kind, id, attribute));
  return associationEndpoints.getReferences.reply.parse(parseJson(await reply.text())).ids;
}

/** Makes `ids` the whole set, whatever it was. */
export async function hold(
  api: APIRequestContext,
  [kind, id, attribute]: [OwnerKind, string, string],
  ids: string[],
): Promise<void> {
  const expected_ids = await heldIds(api, kind, id, attribute);
  const reply = await api.put(path(kind, id, attribute), { data: { expected_ids, ids } });
  expect(reply.status()).toBe(200);
}

/** What is linked, under its heading in the associations of the page. */
export const group = (page: Page, heading: string) =>
  page.getByRole("region", { name: "Associations" }).getByRole("region", {
    name: new RegExp(`^${heading} ·`),
  });
/** A part of what the dialog says will happen. */
export const part = (dialog: Locator, title: string) =>
  dialog.getByRole("region", { name: new RegExp(`^${title}`) });

export async function pick(page: Page, text: string): Promise<void> {
  await page.getByRole("combobox").fill(text);
  await page.getByRole("option").filter({ hasText: text }).click();
}
