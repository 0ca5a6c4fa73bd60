import type { APIRequestContext } from "@playwright/test";
import { contactEndpoints, type Contact, type ContactSummary } from "../contract/contacts.ts";
import { parseJson } from "../contract/json.ts";

export async function findContacts(api: APIRequestContext, q: string): Promise<ContactSummary[]> {
  const reply = await api.get("/api/console/contacts", { params: { q, per_page: "150" } });
  return contactEndpoints.summaries.reply.parse(parseJson(await reply.text())).contacts;
}

export async function findContact(api: APIRequestContext, q: string): Promise<ContactSummary> {
  const [contact] = await findContacts(api, q);
  if (!contact) throw new Error(`The demo has no contact that holds ${q}`);
  return contact;
}

export async function getContact(api: APIRequestContext, id: string): Promise<Contact> {
  const reply = await api.get(`/api/contacts/${id}`, {
    params: { include_merge_history: "true" },
  });
  return contactEndpoints.get.reply.parse(parseJson(await reply.text()));
}
