import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { SchemaAlarm } from "../../../contract/schema-alarms.ts";
import { recordNoun } from "../../workspace/record-nouns.ts";

/** What an alarm says, as a sentence. */
export function alarmWords(schema: WorkspaceSchema, alarm: SchemaAlarm): string {
  const { what, kind, object_type_id, attribute, before, after } = alarm;
  const noun = recordNoun(schema, kind, object_type_id);
  switch (what) {
    case "new_type":
      return `A new type appeared: ${noun.heading}.`;
    case "new_attribute":
      return `${noun.heading} have a new attribute: ${attribute}${after === null ? "" : `, ${after}`}.`;
    case "vanished_attribute":
      return `No ${noun.one} has the attribute ${attribute} any more.`;
    case "retyped_attribute":
      return `Values of ${attribute} of ${noun.many} are no longer ${before ?? "what they were"}${after === null ? "" : ` but ${after}`}.`;
  }
}
