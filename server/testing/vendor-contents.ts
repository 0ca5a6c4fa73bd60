import { contactEndpoints } from "../../contract/contacts.ts";
import { conversationEndpoints } from "../../contract/conversations.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { objectEndpoints } from "../../contract/objects.ts";
import type { TestApp } from "./test-app.ts";

/**
 * All records of a server in Intercom's form, one a line, sorted: the same of a vendor and of a copy of it. Attributes that
 * a side shows as unset stand for those that it does not show.
 */
export async function vendorContents(app: TestApp): Promise<string[]> {
  const lines: string[] = [];
  const { object_types: types } = await app.call(objectEndpoints.schema);
  for (const { id, archived } of types) {
    if (!archived) lines.push(...(await instanceLines(app, id)));
  }
  const contacts = await allPages(async (query) => {
    const { data, pages } = await app.call(contactEndpoints.list, { query });
    return { records: data, next: pages.next?.starting_after };
  });
  const conversations = await allPages(async (query) => {
    const { conversations: records, pages } = await app.call(conversationEndpoints.list, { query });
    return { records, next: pages.next?.starting_after };
  });
  const people = contacts.map((contact) => ({ ...contact, workspace_id: "" }));
  lines.push(...[...people, ...conversations].map(lineOf));
  return lines.sort();
}

async function instanceLines(app: TestApp, typeId: string): Promise<string[]> {
  const params = { custom_object_type_identifier: typeId };
  const lines: string[] = [];
  for (let page = 1; ; page += 1) {
    const query = { page, per_page: 150 };
    const { data } = await app.call(instanceEndpoints.list, { params, query });
    if (data.length === 0) return lines;
    lines.push(...data.map(lineOf));
  }
}

async function allPages<Row>(
  read: (
    query: Record<string, string | number>,
  ) => Promise<{ records: Row[]; next: string | undefined }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | undefined; ;) {
    const { records, next } = await read({
      per_page: 150,
      ...(after !== undefined && { starting_after: after }),
    });
    rows.push(...records);
    if (next === undefined) return rows;
    after = next;
  }
}

function lineOf(record: { custom_attributes: Record<string, unknown> }): string {
  const { custom_attributes, ...members } = record;
  const attributes = Object.entries(custom_attributes)
    .filter(([, value]) => !isUnset(value))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([members, attributes]);
}

function isUnset(value: unknown): boolean {
  if (value === null) return true;
  return (
    typeof value === "object" &&
    "instances" in value &&
    Array.isArray(value.instances) &&
    value.instances.length === 0
  );
}
