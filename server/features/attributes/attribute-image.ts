import type { Attribute } from "../../../contract/attributes.ts";
import type { SavedValue } from "../../../contract/before-image.ts";
import type { Database } from "../../database/database.ts";
import { beforeImageText } from "../../workspace/before-image-text.ts";
import { savedAttributes } from "../../workspace/saved-attribute.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { walkReferences } from "../../workspace/walk-references.ts";
import { getDeletable, sharesName, walkHolders, type Holder } from "./attribute-holders.ts";

/** What the deletion of an archived attribute would take, as text in portions. Throws before the first one. */
export async function attributeImage(
  database: Database,
  id: string,
): Promise<AsyncGenerator<string>> {
  const schema = await loadSchema(database);
  const attribute = getDeletable(schema, id);
  const head = { attributes: await savedAttributes(database.db, [attribute]) };
  if (sharesName(schema, attribute)) return beforeImageText(head, {});
  const { owner_kind, object_type_id, name } = attribute;
  const through = { owner_kind, owner_type: object_type_id ?? "", attribute: name };
  return beforeImageText(
    head,
    attribute.reference
      ? {
          references: async function* () {
            for await (const references of walkReferences(database.db, through))
              yield references.map((reference) => JSON.stringify(reference));
          },
        }
      : {
          values: async function* () {
            for await (const holders of walkHolders(database, database.db, attribute))
              yield holders.map((holder) => JSON.stringify(savedValue(attribute, holder)));
          },
        },
  );
}

function savedValue({ owner_kind, object_type_id, name }: Attribute, holder: Holder): SavedValue {
  return {
    owner_kind,
    owner_type: object_type_id ?? "",
    owner_id: holder.id,
    attribute: name,
    place: Object.keys(holder.values).indexOf(name),
    value: holder.values[name] ?? null,
  };
}
