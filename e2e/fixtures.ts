import { test as base, type APIRequestContext } from "@playwright/test";
import { runServer, token, type RunningServer } from "./running-server.ts";

export { expect } from "@playwright/test";

interface PerWorker {
  /** What the workspace is filled with on its first start: `small`, `none`, or a number of instances. */
  demo: string;
  /** One real server on a fresh database; tests of one worker share it, so each looks at, or makes, records of its own. */
  server: RunningServer;
}

interface PerTest {
  /** Calls with the access token: `await api.post("/api/custom_object_instances/Order", { data })`. */
  api: APIRequestContext;
}

/**
 * `page` is signed in and takes relative addresses. A spec that needs an empty workspace says
 * `test.use({ demo: "none" })` at its top; a dark page is `test.use({ colorScheme: "dark" })`.
 */
export const test = base.extend<PerTest, PerWorker>({
  demo: ["small", { option: true, scope: "worker" }],

  server: [
    async ({ demo }, use) => {
      const server = await runServer(demo);
      await use(server);
      await server.remove();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ server }, use) => use(server.address),

  contextOptions: { reducedMotion: "reduce" },

  // The demo signs a browser in by itself; any other workspace asks for the token, and here gets it beforehand.
  context: async ({ context, demo }, use) => {
    if (demo === "none") await context.request.post("/api/console/session", { data: { token } });
    await use(context);
  },

  api: async ({ playwright, baseURL }, use) => {
    const api = await playwright.request.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });
    await use(api);
    await api.dispose();
  },
});
