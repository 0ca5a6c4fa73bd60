import { announce } from "../ui/announce.ts";

/** Puts the value of a cell on the clipboard, as people see it, a time in ISO 8601, a sum by its digits alone. What is null, empty or unset is nothing to copy. */
export async function copyCell(cell: HTMLElement): Promise<void> {
  const time = cell.querySelector("time");
  const number = cell.querySelector("data");
  const isNothing = cell.querySelector("[data-nothing]") !== null;
  const text = isNothing ? "" : (time?.dateTime ?? number?.value ?? cell.innerText.trim());
  if (text === "") {
    announce("This cell holds no value. Nothing was copied.");
    return;
  }
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
  } catch {
    announce("The browser did not let the value be copied.");
  }
}
