import type { ExportFileQuery, ExportForm } from "../../../contract/exports.ts";
import type { FilterOwner } from "../filters/filter-fields.ts";

/** A list that can go into a file. */
export interface ExportSource {
  owner: FilterOwner;
  /** In the plural, as a title: it names the file. */
  label: string;
  /** As they stand in a sentence. */
  noun: string;
  nouns: string;
  /** What the list is narrowed to and sorted by, as its address says it. */
  search: {
    q?: string | undefined;
    filter?: string | undefined;
    sort?: string | undefined;
    group_by?: string | undefined;
  };
  /** The records beside which it stands alone, and what else it is narrowed to, in words. */
  holders: readonly { kind: "contact" | "conversation"; id: string }[];
  words: readonly string[];
  /** The order without sort keys, in words. */
  usualOrder: string;
  /** What `holders` and `words` tell, as the server takes it. */
  parameters: Readonly<Record<string, string | undefined>>;
  /** The fields behind the columns of the table. */
  fieldsOf: (columnIds: readonly string[], form: ExportForm) => string[];
  /** What a file for programs holds beside the columns of the table; undefined where that is nothing. */
  addedForPrograms: string | undefined;
  descriptions: { exactCsv: string; jsonLines: string };
  calls: ExportCalls;
}

/** How the server is asked; `query` holds the narrowing too. */
export interface ExportCalls {
  preview: (
    query: ExportQuery,
    signal: AbortSignal,
  ) => Promise<{ rows: number; estimated_bytes: number }>;
  file: (query: ExportQuery, signal: AbortSignal) => Promise<Response>;
}

export type ExportQuery = ExportFileQuery & Readonly<Record<string, string | undefined>>;
