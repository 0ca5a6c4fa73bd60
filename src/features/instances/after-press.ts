const longestPressMs = 600;

/**
 * Run now, or, while a pointer is held down, once it is up: what moves under a press makes it miss, and an error that
 * appears where a field was left moves all that is below it.
 */
export function afterPress(run: () => void): void {
  if (document.querySelector(":active") === null) {
    run();
    return;
  }
  function release(): void {
    clearTimeout(timer);
    document.removeEventListener("mouseup", release);
    // The click comes right after.
    setTimeout(run);
  }
  const timer = setTimeout(release, longestPressMs);
  document.addEventListener("mouseup", release);
}
