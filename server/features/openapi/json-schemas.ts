import { z } from "zod";
import { attributeSchema } from "../../../contract/attributes.ts";
import { contactSchema } from "../../../contract/contacts.ts";
import { conversationAttributeSchema } from "../../../contract/conversation-attributes.ts";
import { conversationListItemSchema, conversationSchema } from "../../../contract/conversations.ts";
import { dataAttributeSchema } from "../../../contract/data-attributes.ts";
import { errorListSchema } from "../../../contract/errors.ts";
import { embeddedInstanceSchema, instanceSchema } from "../../../contract/instances.ts";
import { objectTypeSchema } from "../../../contract/objects.ts";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What replies hold again and again, under the names that the document gives them. */
const names = z.registry<{ id: string }>();
attributeSchema.register(names, { id: "Attribute" });
contactSchema.register(names, { id: "Contact" });
conversationAttributeSchema.register(names, { id: "ConversationAttribute" });
conversationListItemSchema.register(names, { id: "ConversationListItem" });
conversationSchema.register(names, { id: "Conversation" });
dataAttributeSchema.register(names, { id: "DataAttribute" });
embeddedInstanceSchema.register(names, { id: "EmbeddedInstance" });
errorListSchema.register(names, { id: "ErrorList" });
instanceSchema.register(names, { id: "Instance" });
objectTypeSchema.register(names, { id: "ObjectType" });

/** A reply's schema; named ones are put into `components` and referred to. Members may be added later, so none is ruled out. */
export function replyJsonSchema(
  schema: z.core.$ZodType,
  components: Record<string, JsonSchema>,
): JsonSchema {
  const { $defs, id, ...rest } = toJsonSchema(schema, "output", names);
  for (const [name, { id: _id, ...definition }] of Object.entries($defs ?? {}))
    components[name] = definition;
  if (typeof id !== "string") return rest;
  components[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}

/** The schema of a part of a request. */
export function requestJsonSchema(schema: z.core.$ZodType): JsonSchema {
  return toJsonSchema(schema, "input", z.registry());
}

function toJsonSchema(
  schema: z.core.$ZodType,
  io: "input" | "output",
  metadata: z.core.$ZodRegistry<{ id?: string }>,
): z.core.JSONSchema.ObjectSchema {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, {
    io,
    metadata,
    // What is checked by code alone may be anything in the eyes of JSON Schema, unless the contract says more in `meta`.
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
      if (jsonSchema.type === "integer") delete jsonSchema.pattern;
      if (io === "output" && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
  return JSON.parse(
    JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as z.core.JSONSchema.ObjectSchema;
}
