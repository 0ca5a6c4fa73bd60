import { z } from "zod";
import { newAttributeSchema, type Attribute } from "../../contract/attributes.ts";
import type { SchemaAlarm } from "../../contract/schema-alarms.ts";
import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { AttributeOverride, SchemaAlarms } from "../features/schema-alarms/routes.ts";
import { invalidParameter, notFound } from "../http/api-error.ts";
import { parsePart } from "../http/validation.ts";
import { changeSchema } from "../workspace/change-schema.ts";
import type { Schema } from "../workspace/schema.ts";
import { distinctTexts } from "./distinct-texts.ts";
import { takeStep } from "./schema-steps.ts";

const detailSchema = z.object({ before: z.string().nullable(), after: z.string().nullable() });
const mostListed = 200;
const mostOptions = 1000;

/** What is to be told of the vendor's data model, and what an administrator says of it. */
export class AlarmStore implements SchemaAlarms {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(): Promise<SchemaAlarm[]> {
    const rows = await this.#database.db
      .selectFrom("schema_alarms")
      .selectAll()
      .where("workspace_id", "=", workspace)
      .where("dismissed_at", "is", null)
      .orderBy("number", "desc")
      .limit(mostListed)
      .execute();
    return rows.map(({ number, at, what, kind, object_type_id, attribute, detail }) => ({
      number: String(number),
      at,
      what,
      kind,
      object_type_id: kind === "instance" ? object_type_id : null,
      attribute,
      ...detailSchema.parse(JSON.parse(detail)),
    }));
  }

  async dismiss(number: string): Promise<void> {
    const { numUpdatedRows } = await this.#database.db
      .updateTable("schema_alarms")
      .set({ dismissed_at: Math.floor(Date.now() / 1000) })
      .where("workspace_id", "=", workspace)
      .where("number", "=", /^\d{1,15}$/.test(number) ? Number(number) : -1)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound("There is no such alarm");
  }

  async override(attributeId: string, override: AttributeOverride): Promise<void> {
    await changeSchema(this.#database, async (db, schema) => {
      const attribute = findAttribute(schema, attributeId);
      if (override.data_type === null) {
        // What its records hold, or what the vendor declares, is set again by the next sweep.
        await setOrigin(db, attribute, "inferred");
        return;
      }
      const form = await this.#formOf(db, schema, attribute, override);
      await takeStep(db, this.#database.dialect, schema, {
        do: "retype",
        attribute,
        form: { data_type: form.data_type, reference: form.reference ?? null },
        origin: "overridden",
      });
      if (form.data_type === "list") {
        const labels = (form.options ?? []).map(({ label }) => label);
        await takeStep(db, this.#database.dialect, schema, { do: "options", attribute, labels });
      }
    });
  }

  /** The options of a list are what its records hold. */
  async #formOf(
    db: Queries,
    { objectTypes }: Schema,
    attribute: Attribute,
    { data_type, reference_type = "many", reference_object_type_id: target }: AttributeOverride,
  ) {
    if (data_type === "relationship" && !objectTypes.has(target ?? ""))
      throw invalidParameter(
        "reference_object_type_id",
        "reference_object_type_id must be an object type that there is",
      );
    const options =
      data_type === "list" ? await distinctTexts(db, attribute, mostOptions + 1) : undefined;
    if (options && (options.length === 0 || options.length > mostOptions))
      throw invalidParameter(
        "data_type",
        options.length === 0
          ? "No record holds a text in it, so there is nothing to make options of"
          : `Its records hold more than ${mostOptions} different texts, too many for options`,
      );
    return parsePart(newAttributeSchema, {
      name: attribute.name,
      label: attribute.label,
      data_type,
      ...(options && { options: options.map((label) => ({ label })) }),
      ...(data_type === "relationship" && {
        reference: { type: reference_type, object_type_id: target },
      }),
    });
  }
}

function findAttribute(schema: Schema, id: string): Attribute {
  const all = [
    ...schema.contactAttributes,
    ...schema.conversationAttributes,
    ...[...schema.objectTypes.values()].flatMap(({ attributes }) => attributes),
  ];
  const attribute = all.find((each) => each.id === id);
  if (!attribute) throw notFound(`There is no attribute with the id ${id}`);
  return attribute;
}

async function setOrigin(db: Queries, { id }: Attribute, origin: Attribute["origin"]) {
  await db
    .updateTable("attributes")
    .set({ origin })
    .where("workspace_id", "=", workspace)
    .where("id", "=", Number(id))
    .execute();
}
