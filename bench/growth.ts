import { printTable, type Table } from "./report.ts";

/** The times of tables that were printed for two sizes of the workspace, beside each other. */
export function printGrowth(
  sizes: readonly number[],
  printed: readonly (readonly Table[])[],
): void {
  const [small = [], large = []] = printed;
  for (const { title, header, rows } of small) {
    const other = large.find((table) => table.title === title);
    if (!other) continue;
    const grown = rows.flatMap((row) => {
      const same = other.rows.find(([name]) => name === row[0]);
      return same ? [[row[0] ?? "", ...timesBeside(row, same)]] : [];
    });
    const times = timeColumns(rows[0] ?? []).map((column) => header[column] ?? "");
    if (times.length > 0)
      printTable(
        `${title}: ${sizes.map((size) => size.toLocaleString("en")).join(" → ")} instances`,
        [header[0] ?? "", ...times],
        grown,
      );
  }
}

function timesBeside(row: readonly string[], other: readonly string[]): string[] {
  return timeColumns(row).map((column) => `${row[column]} → ${other[column]}`);
}

function timeColumns(row: readonly string[]): number[] {
  return row.flatMap((cell, column) => (/^[\d.]+ m?s$/.test(cell) ? [column] : []));
}
