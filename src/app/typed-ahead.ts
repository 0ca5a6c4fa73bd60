/** What was typed while a box was still on its way. */
export interface TypedAhead {
  text: string;
  /** True where Enter came after it. */
  isEntered: boolean;
}

/** So long somebody may wait for the box; then keys do again what they always do. */
const mostMs = 10_000;

/**
 * Keep what is typed from now on, until it is taken or a pointer goes somewhere else: who opens a box by a key types on
 * at once, and the box may take a moment to come. Escape gives up.
 */
export function typeAhead(onEscape: () => void): { take: () => TypedAhead } {
  let text = "";
  let isEntered = false;
  const listening = new AbortController();
  const { signal } = listening;
  const stop = () => listening.abort();

  function keep(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key } = event;
    if (key === "Escape") {
      stop();
      onEscape();
    } else if (key === "Enter") isEntered = text !== "";
    else if (key === "Backspace") text = text.slice(0, -1);
    else if (key.length === 1) text += key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  window.addEventListener("keydown", keep, { capture: true, signal });
  window.addEventListener("pointerdown", stop, { capture: true, signal });
  const timer = setTimeout(stop, mostMs);
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    take: () => {
      stop();
      const taken = { text, isEntered };
      text = "";
      isEntered = false;
      return taken;
    },
  };
}
