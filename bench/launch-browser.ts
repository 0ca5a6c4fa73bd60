import { chromium, type Browser } from "@playwright/test";

/** The browser that `CHROMIUM_PATH` names or Playwright brings, without a graphics card. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"];
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
}
