/** Rows of texts as spreadsheets take them from the clipboard: what holds a tab, a line break or a quote is quoted. */
export function tabSeparated(rows: string[][]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
