import { expect, it } from "vitest";
import { z } from "zod";
import { contactEndpoints } from "../../contract/contacts.ts";
import { conversationEndpoints } from "../../contract/conversations.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { parseJson } from "../../contract/json.ts";
import { buildApp } from "../app.ts";
import { openDatabase } from "../database/open-database.ts";
import { fillNewWorkspace } from "./fill-new-workspace.ts";
import { plantedDefects } from "./planted-defects.ts";
import { kinds } from "./timeline.ts";

it("the API answers every record of the demo in the form of its contract", async () => {
  const database = await openDatabase({ file: ":memory:" });
  await fillNewWorkspace(database, "small");
  const token = "a-token-for-the-demo";
  const config = { host: "127.0.0.1", rateLimitPerMinute: 1_000_000, logLevel: "silent" };
  const app = await buildApp({ config, database, token });
  const get = async <Schema extends z.core.$ZodType>(schema: Schema, path: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const reply = await app.inject({ url: `/api${path}`, headers });
    expect(reply.statusCode, `${path} ${reply.body}`).toBe(200);
    return z.parse(schema, parseJson(reply.body));
  };

  let instances = 0;
  for (const kind of kinds) {
    let next: string | null | undefined = `/custom_object_instances/${kind}?per_page=150&page=1`;
    while (next) {
      const page: z.infer<typeof instanceEndpoints.list.reply> = await get(
        instanceEndpoints.list.reply,
        next,
      );
      instances += page.data.length;
      next = page.pages.next?.replace(/^.*\/api/, "");
    }
  }
  expect(instances).toBe(2500);

  let contacts = 0;
  for (let after: string | undefined = ""; after !== undefined;) {
    const page: z.infer<typeof contactEndpoints.list.reply> = await get(
      contactEndpoints.list.reply,
      `/contacts?per_page=150${after}`,
    );
    contacts += page.data.length;
    const cursor: string | undefined = page.pages.next?.starting_after;
    after = cursor === undefined ? undefined : `&starting_after=${encodeURIComponent(cursor)}`;
  }
  // Merged contacts are not in lists.
  expect(contacts).toBe(499);

  const { conversations, total_count } = await get(
    conversationEndpoints.list.reply,
    "/conversations?per_page=150",
  );
  expect(total_count).toBe(800);
  const { reply } = conversationEndpoints.get;
  for (const { id } of conversations) await get(reply, `/conversations/${id}`);
  const long = await get(reply, `/conversations/${plantedDefects.overlongThread.conversation + 1}`);
  expect(long.conversation_parts.total_count).toBe(plantedDefects.overlongThread.parts);
  expect(long.conversation_parts.conversation_parts).toHaveLength(500);

  await app.close();
  await database.close();
});
