import type { z } from "zod";
import type { goneRecordEndpoints } from "../../contract/gone-records.ts";
import type { SavedReference } from "../../contract/before-image.ts";
import { instanceSchema, type Instance, type InstanceUpsert } from "../../contract/instances.ts";
import { parseJson, type JsonObject } from "../../contract/json.ts";
import type { OwnerKind } from "../../contract/attributes.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { Author } from "../http/author.ts";
import { ApiError, invalidParameter, notFound } from "../http/api-error.ts";
import { liveAttributes, attributesOf, loadSchema } from "../workspace/schema.ts";
import { connectedInstanceWriter } from "./connected-instance-writer.ts";
import { readGoneImage, type GoneImage } from "./gone-image.ts";
import { readGoneRow } from "./gone-row.ts";
import { memberOf } from "./record-members.ts";
import { reread } from "./reread.ts";
import type { VendorWrites } from "./vendor-writes.ts";

type Recreated = z.infer<typeof goneRecordEndpoints.recreate.reply>;

/** Makes instances anew that the vendor no longer has. */
export class RecreatedRecords {
  readonly #writes: VendorWrites;

  constructor(writes: VendorWrites) {
    this.#writes = writes;
  }

  /** It gets another id, and who referred to it is linked to that. What could not be brought back is told. */
  async recreate(kind: OwnerKind, id: string, author: Author): Promise<Recreated> {
    const { database } = this.#writes.connection;
    const row = await readGoneRow(database.db, kind, id);
    if (kind !== "instance")
      throw invalidParameter(
        "kind",
        "Only instances can be made anew; people and conversations can't",
      );
    const image = readGoneImage(row.image);
    const lost: string[] = [];
    const instance = await this.#create(row.object_type_id, image, author, lost);
    const linked = await this.#link(id, instance.id, image.referred_by, author, lost);
    await database.db
      .deleteFrom("gone_records")
      .where("workspace_id", "=", workspace)
      .where("kind", "=", kind)
      .where("id", "=", id)
      .execute();
    return { instance, linked, lost };
  }

  async #create(
    typeId: string,
    image: GoneImage,
    author: Author,
    lost: string[],
  ): Promise<Instance> {
    const { database } = this.#writes.connection;
    const attributes = attributesOf(await loadSchema(database), "instance", typeId);
    const known = new Set(liveAttributes(attributes).map(({ name }) => name));
    const { values, unknown } = writable(image, known);
    lost.push(...unknown.map((name) => `${name}: there is no such attribute any more`));
    const writer = connectedInstanceWriter(this.#writes);
    const body: InstanceUpsert = {
      external_id: image.external_id,
      ...timesOf(image),
      custom_attributes: values,
    };
    const json = parseJson(await writer.create(typeId, body, author)) as JsonObject & {
      deviations?: { field: string }[];
    };
    lost.push(
      ...(json.deviations ?? []).map(({ field }) => `${field}: the vendor holds another value now`),
    );
    return instanceSchema.parse(json);
  }

  /** In the sets of those that still exist the new id goes where the old one was. */
  async #link(
    oldId: string,
    newId: string,
    references: SavedReference[],
    author: Author,
    lost: string[],
  ): Promise<number> {
    let linked = 0;
    for (const reference of references) {
      if (reference.owner_kind === "instance" && reference.owner_id === oldId) continue;
      try {
        await this.#linkOne(oldId, newId, reference, author);
        linked += 1;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const { owner_kind: kind, owner_id: id, attribute } = reference;
        lost.push(`${attribute} of the ${kind} ${id}: ${error.message}`);
      }
    }
    return linked;
  }

  async #linkOne(
    oldId: string,
    newId: string,
    { owner_kind: kind, owner_type, owner_id: id, attribute, position }: SavedReference,
    author: Author,
  ): Promise<void> {
    const list = { kind, typeId: owner_type };
    const record = await reread(this.#writes.connection, { list, key: { id } });
    if (!record) throw notFound("it is gone too");
    const held = memberOf(record, `custom_attributes.${attribute}`);
    const before = Array.isArray(held) ? held.map(String) : [];
    if (before.includes(newId)) return;
    const others = before.filter((each) => each !== oldId);
    await this.#writes.write(
      {
        operation: "replace_references",
        owner_kind: kind,
        owner_id: id,
        attribute_name: attribute,
        body: { expected_ids: before, ids: others.toSpliced(position, 0, newId) },
      },
      author,
    );
  }
}

/** What can be written of an image: values and references of attributes that are still there. */
function writable(image: GoneImage, known: ReadonlySet<string>) {
  const references = Map.groupBy(image.references, ({ attribute }) => attribute);
  const all: JsonObject = { ...image.custom_attributes };
  for (const [name, group] of references) all[name] = group.map(({ instance_id }) => instance_id);
  const entries = Object.entries(all).filter(([, value]) => value !== null);
  return {
    values: Object.fromEntries(entries.filter(([name]) => known.has(name))),
    unknown: entries.flatMap(([name]) => (known.has(name) ? [] : [name])),
  };
}

function timesOf({ columns }: GoneImage) {
  const { external_created_at: created, external_updated_at: updated } = columns;
  return {
    ...(created == null ? {} : { external_created_at: created }),
    ...(updated == null ? {} : { external_updated_at: updated }),
  };
}
