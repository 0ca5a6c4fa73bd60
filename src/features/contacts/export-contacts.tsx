import { contactExportEndpoints } from "../../../contract/exports.ts";
import { callEndpoint, fetchEndpoint } from "../../lib/api.ts";
import { ExportDialog, type ExportDialogProps } from "../../workspace/exports/export-dialog.tsx";
import type { ExportSource } from "../../workspace/exports/export-source.ts";
import type { RecordListSearch } from "../../workspace/list/list-search.ts";

/** What of the contacts goes into a file. */
export function ExportContacts({
  search,
  ...dialog
}: Omit<ExportDialogProps, "source"> & { search: RecordListSearch }) {
  return <ExportDialog source={contactsSource(search)} {...dialog} />;
}

function contactsSource(search: RecordListSearch): ExportSource {
  return {
    owner: { kind: "contact" },
    label: "Contacts",
    noun: "contact",
    nouns: "contacts",
    search,
    holders: [],
    words: [],
    usualOrder: "Newest first",
    parameters: {},
    fieldsOf: (columnIds, form) => [
      ...new Set([...(form === "exact" ? ["id"] : []), ...columnIds]),
    ],
    addedForPrograms: "And the id, by which the API finds contacts",
    descriptions: {
      exactCsv: "API names, ids, UTC",
      jsonLines: "With the names of the API, every digit kept",
    },
    calls: {
      preview: (query, signal) => callEndpoint(contactExportEndpoints.preview, { query, signal }),
      file: (query, signal) => fetchEndpoint(contactExportEndpoints.file, { query, signal }),
    },
  };
}
