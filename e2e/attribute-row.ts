import type { Locator, Page } from "@playwright/test";

/** The line of an attribute in the settings, by the name that programs call it. */
export function attributeRow(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
}
