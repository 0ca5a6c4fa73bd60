import type { AddressInfo } from "node:net";
import { IntercomClient, IntercomError } from "intercom-client";
import { openDatabase } from "../database/open-database.ts";
import { openTestApp, testToken, type TestApp } from "./test-app.ts";

/** The official client's types stop at 2.14; at run time it sends any version. */
export const v216 = { version: "2.16" as "2.14" };
export const v217 = { version: "2.17" as "2.14" };

/** The test workspace on a port of its own, and the official client as a program would set it up. */
export interface Served {
  app: TestApp;
  clientWith(token: string): IntercomClient;
  client: IntercomClient;
}

export async function serveToIntercomClient(): Promise<Served> {
  const app = await openTestApp(await openDatabase({ file: ":memory:" }));
  await app.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.app.server.address() as AddressInfo;
  const clientWith = (token: string) =>
    new IntercomClient({ token, baseUrl: `http://127.0.0.1:${port}/api`, maxRetries: 0 });
  return { app, clientWith, client: clientWith(testToken) };
}

/** What the client throws: its class depends on the version it was made for, its status does not. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ status: number | undefined; body: unknown }> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof IntercomError)) throw new Error("the call did not fail", { cause: error });
  return { status: error.statusCode, body: error.body };
}
