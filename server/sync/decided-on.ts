import type { QueuedWrite } from "../../contract/outbox.ts";
import type { JsonObject, JsonValue } from "../../contract/json.ts";
import { instanceNotFound } from "../features/instances/rules.ts";
import type { CopyConnection } from "./copy-connection.ts";
import { planWrite } from "./plan-write.ts";
import { readCopy } from "./reread.ts";

/**
 * What a write that is kept for later was decided on: what its writer says, and of what they say nothing the copy. Throws
 * an `ApiError` where it could never be sent.
 */
export async function decidedOn(
  connection: CopyConnection,
  write: QueuedWrite,
): Promise<JsonObject | null> {
  const { base, record } = await planWrite(connection, write, {
    read: (sought) => readCopy(connection.database, sought),
    ignoreExpectations: true,
  });
  switch (write.operation) {
    case "create_instance":
      return null;
    case "delete_instance":
      if (!record) throw instanceNotFound();
      return base;
    case "replace_references":
      return { [`custom_attributes.${write.attribute_name}`]: write.body.expected_ids };
    case "update_instance": {
      const { expected, expected_fields: fields = {} } = write.body;
      return mapped(base ?? {}, (field, copied) => {
        if (!field.startsWith(prefix)) return memberOf(fields as JsonObject, field) ?? copied;
        return expected ? (memberOf(expected, field.slice(prefix.length)) ?? null) : copied;
      });
    }
    default:
      return base;
  }
}

const prefix = "custom_attributes.";

function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function mapped(
  object: JsonObject,
  change: (name: string, value: JsonValue) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, change(name, value)]),
  );
}
