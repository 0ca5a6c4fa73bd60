import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Scan the page as it stands with every rule of axe that is not experimental, and once more in dark with the rule of
 * contrasts, the only one that colours touch. `within` narrows it to some parts: behind an open dialog lies what can't be
 * reached, half covered.
 */
export async function expectNoViolations(page: Page, within: string[] = []): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    const scan = new AxeBuilder({ page }).options({
      resultTypes: ["violations"],
      ...(colorScheme === "dark"
        ? { runOnly: ["color-contrast"] }
        : { rules: { "target-size": { enabled: true } } }),
    });
    for (const part of within) scan.include(part);
    const { violations } = await scan.analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
    expect(found, `violations in ${colorScheme}`).toEqual([]);
  }
}
