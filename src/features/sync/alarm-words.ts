import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { SchemaAlarm } from "../../../contract/schema-alarms.ts";
import { dataTypeLabels } from "../../workspace/data-type-labels.ts";
import { recordNoun } from "../../workspace/record-nouns.ts";

/** What an alarm says, as a sentence. */
export function alarmWords(schema: WorkspaceSchema, alarm: SchemaAlarm): string {
  const { what, kind, object_type_id, attribute, before, after } = alarm;
  const noun = recordNoun(schema, kind, object_type_id);
  switch (what) {
    case "new_type":
      return `A new type appeared: ${noun.heading}.`;
    case "new_attribute":
      return `${noun.heading} have a new attribute: ${quoted(attribute)}${after === null ? "" : `, ${typeWords(after)}`}.`;
    case "vanished_attribute":
      return `No ${noun.one} has the attribute ${quoted(attribute)} any more.`;
    case "retyped_attribute":
      return `The attribute ${quoted(attribute)} of ${noun.many} was ${before === null ? "something else" : typeWords(before)}${after === null ? "" : ` and is ${typeWords(after)} now`}.`;
  }
}

function quoted(name: string | null): string {
  return `“${name ?? ""}”`;
}

/** `whole number`; what is no type of ours stays as it is told. */
function typeWords(type: string): string {
  const labels: Record<string, string> = dataTypeLabels;
  return (labels[type] ?? type).toLowerCase();
}
