import { instanceExportEndpoints, type ExportForm } from "../../../contract/exports.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { callEndpoint, fetchEndpoint } from "../../lib/api.ts";
import { ExportDialog, type ExportDialogProps } from "../../workspace/exports/export-dialog.tsx";
import type { ExportSource } from "../../workspace/exports/export-source.ts";
import type { InstancesSearch } from "./instances-search.ts";

/** What of the instances of a type goes into a file. */
export function ExportInstances({
  objectType,
  search,
  ...dialog
}: Omit<ExportDialogProps, "source"> & { objectType: ObjectType; search: InstancesSearch }) {
  return <ExportDialog source={instancesSource(objectType, search)} {...dialog} />;
}

function instancesSource(objectType: ObjectType, search: InstancesSearch): ExportSource {
  const { contact, conversation } = search;
  const params = { custom_object_type_identifier: objectType.id };
  return {
    owner: { kind: "instance", objectTypeId: objectType.id },
    label: objectType.label_plural,
    noun: objectType.label.toLowerCase(),
    nouns: objectType.label_plural.toLowerCase(),
    search,
    holders: [
      ...(contact === undefined ? [] : [{ kind: "contact" as const, id: contact }]),
      ...(conversation === undefined ? [] : [{ kind: "conversation" as const, id: conversation }]),
    ],
    words: [],
    usualOrder: "Newest first",
    parameters: { references_contact_id: contact, references_conversation_id: conversation },
    fieldsOf: (columnIds, form) => fieldsOfColumns(columnIds, objectType, form),
    addedForPrograms: "And the external id, by which an import finds instances",
    descriptions: {
      exactCsv: "API names, ids, UTC; the import reads it back as it was",
      jsonLines: "As the API takes instances, every digit kept",
    },
    calls: {
      preview: (query, signal) =>
        callEndpoint(instanceExportEndpoints.preview, { params, query, signal }),
      file: (query, signal) =>
        fetchEndpoint(instanceExportEndpoints.file, { params, query, signal }),
    },
  };
}

/** What names an instance is its title attribute, or its external id; an import finds instances by the latter. */
function fieldsOfColumns(
  ids: readonly string[],
  { title_attribute: title }: ObjectType,
  form: ExportForm,
): string[] {
  const titleField = title === null ? "external_id" : `custom_attributes.${title}`;
  const fields = ids.map((id) => (id === "title" ? titleField : id));
  return [...new Set(form === "exact" ? ["external_id", ...fields] : fields)];
}
