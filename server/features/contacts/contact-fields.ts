import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Dialect } from "../../database/database.ts";
import { contactField } from "../../workspace/contact-field.ts";
import type { SortOrder } from "../../workspace/keyset.ts";
import { liveAttributes, type Schema } from "../../workspace/schema.ts";
import { attributeField, numberColumn, type SearchField } from "../../workspace/search-field.ts";
import { fieldOrder } from "../../workspace/sort-order.ts";
import { contactSeq } from "./store.ts";
import type { SearchLanguage } from "../../workspace/search-language.ts";

/** The order of lists: newest first. */
export function newestContacts(dialect: Dialect): SortOrder {
  const field = numberColumn("date", dialect, "contacts.created_at", { always: true });
  return fieldOrder(dialect, field, { name: "created_at", seq: contactSeq, descending: true });
}

const attributePrefix = "custom_attributes.";
const equality = ["=", "!=", "IN", "NIN"] as const;

/** What contacts can be searched by. "Search contacts", 2.16, read 2026-08; 2.17 compares dates to the second. */
export function contactSearchLanguage(
  dialect: Dialect,
  schema: Schema,
  version: IntercomVersion,
): SearchLanguage {
  return {
    dialect,
    findField: (name) =>
      name.startsWith(attributePrefix)
        ? customField(dialect, schema, name.slice(attributePrefix.length))
        : contactField(dialect, name),
    operators: {
      text: [...equality, "~", "!~", "^", "$"],
      number: [...equality, ">", "<", ">=", "<="],
      date: ["=", ">", "<"],
      boolean: equality,
      ids: ["=", "!="],
    },
    datesMatch: isVersionSince(version, "2.17") ? "second" : "day",
    boundsMatch: false,
  };
}

function customField(dialect: Dialect, schema: Schema, name: string): SearchField | undefined {
  const attribute = liveAttributes(schema.contactAttributes).find((each) => each.name === name);
  return attribute && attributeField(attribute, dialect, "contacts.custom_attributes");
}
