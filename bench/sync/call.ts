import { processToken, type ServerProcess } from "../../server/testing/server-process.ts";

/** Call the API of a server that a bench started; throws where it refuses. */
export async function call(
  { address }: ServerProcess,
  path: string,
  body?: object,
): Promise<unknown> {
  const reply = await fetch(`${address}/api${path}`, {
    headers: { authorization: `Bearer ${processToken}`, "content-type": "application/json" },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
}
