import type { APIRequestContext } from "@playwright/test";
import { instanceSchema, type Instance } from "../contract/instances.ts";
import { parseJson, type JsonObject } from "../contract/json.ts";

const headers = { "content-type": "application/json" };

/** Create an instance, or change the one with this external id, as another program would; numbers keep their digits. */
export async function writeInstance(
  api: APIRequestContext,
  type: string,
  body: { external_id?: string; custom_attributes: JsonObject },
): Promise<Instance> {
  const address = `/api/custom_object_instances/${type}`;
  const reply = await api.post(address, { data: JSON.stringify(body), headers });
  return instanceSchema.parse(parseJson(await reply.text()));
}

export async function readInstance(
  api: APIRequestContext,
  type: string,
  id: string,
): Promise<Instance> {
  const reply = await api.get(`/api/custom_object_instances/${type}/${id}`);
  return instanceSchema.parse(parseJson(await reply.text()));
}

/** The instance that the demo has under an external id. */
export async function findInstance(
  api: APIRequestContext,
  type: string,
  externalId: string,
): Promise<Instance> {
  const reply = await api.get(`/api/custom_object_instances/${type}?external_id=${externalId}`);
  return instanceSchema.parse(parseJson(await reply.text()));
}
