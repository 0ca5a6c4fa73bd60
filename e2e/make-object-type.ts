import { expect, type APIRequestContext } from "@playwright/test";
import type { NewAttribute } from "../contract/attributes.ts";
import { parseJson } from "../contract/json.ts";
import { objectEndpoints, type ObjectType } from "../contract/objects.ts";

let made = 0;

/** A type that only the test at hand knows. */
export async function makeType(
  api: APIRequestContext,
  attributes: NewAttribute[],
): Promise<ObjectType> {
  made += 1;
  const id = `Made${process.pid}x${made}`;
  const reply = await api.post("/api/console/objects", {
    data: {
      id,
      label: `Thing ${made}`,
      label_plural: `Things ${made}`,
      description: "",
      icon: "box",
      title_attribute: null,
      attributes,
    },
  });
  return objectEndpoints.create.reply.parse(parseJson(await reply.text()));
}

export async function getType(api: APIRequestContext, id: string): Promise<ObjectType | undefined> {
  const reply = await api.get("/api/console/objects");
  const schema = objectEndpoints.schema.reply.parse(parseJson(await reply.text()));
  return schema.object_types.find((type) => type.id === id);
}

/** Where the API has the instances of a type. */
export const instancesPath = (type: ObjectType) => `/api/custom_object_instances/${type.id}`;

export async function makeInstance(
  api: APIRequestContext,
  type: ObjectType,
  custom_attributes: Record<string, unknown>,
) {
  made += 1;
  const data = { external_id: `made-${made}`, custom_attributes };
  const reply = await api.post(instancesPath(type), { data });
  expect(reply.status()).toBe(200);
  return (await reply.json()) as { id: string; custom_attributes: Record<string, unknown> };
}
