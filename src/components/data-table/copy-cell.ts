import { announce } from "../ui/announce.ts";

/** Puts the value of a cell on the clipboard, as people see it. What is unset or empty has nothing to copy. */
export async function copyCell(cell: HTMLElement): Promise<void> {
  const time = cell.querySelector("time");
  const text = time ? time.dateTime : cell.innerText.trim();
  if (text === "" || text === "—") {
    announce("This cell is empty. Nothing was copied.");
    return;
  }
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
  } catch {
    announce("The browser did not let the value be copied.");
  }
}
