import { datetimeSchema } from "../../contract/attribute-values.ts";
import type { NewAttribute } from "../../contract/attributes.ts";
import { booleans, decimalNumber, wholeNumber } from "./import-row.ts";
import { readRecords, type CsvFile } from "./csv-file.ts";

/** An attribute that a column would become, with a value of it to show. */
export interface InferredAttribute {
  attribute: NewAttribute;
  example: string;
}

const maxOptions = 20;
const maxOptionLength = 100;
/** A list's options must come this often on average, or they are no options. */
const leastUsesOfOption = 5;

/** Read a whole file and tell which type the values of each of some columns fit. */
export async function inferAttributes(
  file: CsvFile,
  names: string[],
): Promise<InferredAttribute[]> {
  const columns = names.map((name) => new ColumnSight(name, file.header.indexOf(name)));
  for await (const { cells } of readRecords(file)) {
    for (const column of columns) column.see(cells[column.index] ?? "");
  }
  return columns.map((column) => column.infer());
}

const fits = {
  integer: (text: string) => wholeNumber.test(text),
  decimal: (text: string) => decimalNumber.test(text),
  boolean: (text: string) => booleans.has(text.toLowerCase()) && !wholeNumber.test(text),
  datetime: (text: string) => datetimeSchema.safeParse(text).success,
};
type Narrow = keyof typeof fits;

/** What was seen of the values of one column. */
class ColumnSight {
  readonly index: number;
  readonly #name: string;
  #candidates = new Set(Object.keys(fits) as Narrow[]);
  readonly #distinct = new Set<string>();
  #filled = 0;
  #longest = 0;
  #example = "";

  constructor(name: string, index: number) {
    this.#name = name;
    this.index = index;
  }

  see(cell: string): void {
    if (cell === "") return;
    if (this.#filled === 0) this.#example = cell;
    this.#filled += 1;
    this.#longest = Math.max(this.#longest, cell.length);
    if (this.#distinct.size <= maxOptions) this.#distinct.add(cell);
    const trimmed = cell.trim();
    for (const candidate of this.#candidates) {
      if (!fits[candidate](trimmed)) this.#candidates.delete(candidate);
    }
  }

  infer(): InferredAttribute {
    const name = this.#name;
    const common = { name, label: labelOf(name) };
    const [narrow] = this.#filled === 0 ? [] : this.#candidates;
    if (narrow !== undefined) {
      return { attribute: { ...common, data_type: narrow }, example: this.#example };
    }
    const options = [...this.#distinct].sort().map((label) => ({ label }));
    return this.#isList()
      ? { attribute: { ...common, data_type: "list", options }, example: this.#example }
      : { attribute: { ...common, data_type: "string" }, example: this.#example };
  }

  #isList(): boolean {
    return (
      this.#distinct.size > 0 &&
      this.#distinct.size <= maxOptions &&
      this.#longest <= maxOptionLength &&
      this.#filled >= this.#distinct.size * leastUsesOfOption &&
      [...this.#distinct].every((label) => label === label.trim() && label !== "")
    );
  }
}

/** `total_amount` as people would write it: `Total amount`. */
export function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
