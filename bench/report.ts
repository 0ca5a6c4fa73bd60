export interface Table {
  title: string;
  header: string[];
  rows: string[][];
}

const printed: Table[] = [];

/** The tables that were printed since this was last asked. */
export function takePrinted(): Table[] {
  return printed.splice(0);
}

/** Print rows under a title, columns aligned; the first column is text, the others stand at the end. */
export function printTable(title: string, header: string[], rows: string[][]): void {
  printed.push({ title, header, rows });
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("   ");
  process.stdout.write(`\n${title}\n${line(header)}\n${rows.map(line).join("\n")}\n`);
}

/** `1.9 ms`, `185 ms`. */
export function formatMs(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

export function p95(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? NaN;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** `1.85 ×`. */
export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}
