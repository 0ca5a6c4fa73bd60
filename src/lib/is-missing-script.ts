/** Whether an `import()` failed because its script, or a style of it, did not come. Chromium, Firefox, Safari and Vite have words of their own for it. */
export function isMissingScript(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|preload CSS/i.test(error.message)
  );
}
