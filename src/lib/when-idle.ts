const mostMs = 2000;

/** Resolves when the browser has nothing better to do, or after two seconds. Safari can't tell, and waits a little. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: mostMs });
    else setTimeout(resolve, mostMs / 4);
  });
}
