import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";
import { instanceSelectionQuery } from "./instance-query.ts";
import { contactSelectionQuery, conversationSelectionQuery } from "./record-selection.ts";

export const exportFormats = ["csv", "jsonl", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * `readable` is for people and spreadsheets: labels, titles of references, times where the viewer is. `exact` is for
 * programs and for `npm run import`: API names, ids, times in UTC, and null, empty and unset told apart.
 */
export const exportForms = ["readable", "exact"] as const;
export type ExportForm = (typeof exportForms)[number];

export const exportMediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What a sheet and a cell of a spreadsheet hold at most; the first row of each sheet is its header. */
export const rowsPerSheet = 1_048_576;
export const charactersPerCell = 32_767;

/** How many records an export holds when it begins; fewer arrive where some are deleted meanwhile. */
export const exportRowsHeader = "x-export-rows";
/** After the body: how many it held. */
export const exportRowsWrittenTrailer = "x-export-rows-written";

const exportQuery = {
  format: z.enum(exportFormats),
  /** CSV alone comes in both; JSON Lines are always exact, XLSX always readable. */
  form: z.optional(z.enum(exportForms)),
  /** An array of fields as JSON, in their order. All, by default. */
  columns: z.optional(z.string().check(z.maxLength(8000))),
};

/** What stands in the last frame of an export that came to its end. */
export const exportSummarySchema = z.object({
  rows: z.int(),
  /** Deleted after the export began and before their turn. */
  left_out: z.int(),
  /** Cells of a spreadsheet that held more than fits, and end in an ellipsis. */
  cut_cells: z.int(),
});
export type ExportSummary = z.infer<typeof exportSummarySchema>;

/** What stands in the last frame of one that did not. */
export const exportBreakSchema = z.object({ message: z.string(), request_id: z.string() });

/** The calls that make a file of a list, and the call that says beforehand what it will be. */
function exportCalls<Params extends z.core.$ZodType, Selection extends z.core.$ZodShape>(
  list: { path: string; nouns: string; params?: Params },
  selection: Selection,
) {
  return {
    file: endpoint({
      ...list,
      method: "GET",
      summary: `All ${list.nouns} that a query finds, as a file that is written while it is sent`,
      query: z.lazy(() =>
        z.strictObject({
          ...selection,
          ...exportQuery,
          /** `true`: the file comes in frames that tell how far it is, and the last of them how it ended. */
          frames: z.optional(z.enum(["true"])),
        }),
      ),
      reply: z.string(),
      mediaTypes: Object.values(exportMediaTypes),
    }),
    preview: endpoint({
      ...list,
      path: `${list.path}/preview`,
      method: "GET",
      summary: `How many ${list.nouns} an export would hold, and about how large the file would be`,
      query: z.lazy(() => z.strictObject({ ...selection, ...exportQuery })),
      reply: z.object({
        rows: z.int(),
        /** Reckoned from some of the rows. */
        estimated_bytes: z.int(),
      }),
    }),
  };
}

export const instanceExportEndpoints = exportCalls(
  {
    path: "/console/objects/{custom_object_type_identifier}/instances/export",
    nouns: "instances",
    params: z.strictObject({ custom_object_type_identifier: z.string() }),
  },
  instanceSelectionQuery,
);

export const contactExportEndpoints = exportCalls(
  { path: "/console/contacts/export", nouns: "contacts", params: z.strictObject({}) },
  contactSelectionQuery,
);

export const conversationExportEndpoints = exportCalls(
  { path: "/console/conversations/export", nouns: "conversations", params: z.strictObject({}) },
  conversationSelectionQuery,
);

/** How a file is asked for, whichever list it is of. */
export type ExportFileQuery = z.infer<z.ZodMiniObject<typeof exportQuery>> & {
  frames?: "true" | undefined;
};

/** Such as `Orders 2026-11-21 filtered.csv`; `day` is `YYYY-MM-DD`. What file systems do not take becomes a dash. */
export function exportFileName(
  label: string,
  { day, isFiltered, format }: { day: string; isFiltered: boolean; format: ExportFormat },
): string {
  const words = [label, day, ...(isFiltered ? ["filtered"] : [])].join(" ");
  // eslint-disable-next-line no-control-regex -- file names hold none of them
  const name = words.replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, "-");
  return `${name.replace(/^[\s.]+/, "")}.${format}`;
}
