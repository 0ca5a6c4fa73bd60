import { datetimeSchema } from "../../contract/attribute-values.ts";
import type { NewAttribute } from "../../contract/attributes.ts";
import { TextOptions } from "../workspace/text-options.ts";
import { booleans, decimalNumber, wholeNumber } from "./import-row.ts";
import { readRecords, type CsvFile } from "./csv-file.ts";

/** An attribute that a column would become, with a value of it to show. */
export interface InferredAttribute {
  attribute: NewAttribute;
  example: string;
}

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
  readonly #texts = new TextOptions();
  #filled = 0;
  #example = "";

  constructor(name: string, index: number) {
    this.#name = name;
    this.index = index;
  }

  see(cell: string): void {
    if (cell === "") return;
    if (this.#filled === 0) this.#example = cell;
    this.#filled += 1;
    this.#texts.see(cell);
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
    const options = this.#texts.options()?.map((label) => ({ label }));
    return options
      ? { attribute: { ...common, data_type: "list", options }, example: this.#example }
      : { attribute: { ...common, data_type: "string" }, example: this.#example };
  }
}

/** `total_amount` as people would write it: `Total amount`. */
export function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
