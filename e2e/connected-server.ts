import { startFaultyProxy, type FaultyProxy } from "../server/testing/faulty-proxy.ts";
import { runServer, token, type RunningServer } from "./running-server.ts";

/** A server that is connected to a second one in the vendor's place, over a way where things can go wrong. */
export interface ConnectedServer {
  /** What the vendor has; its address takes foreign edits. */
  vendor: RunningServer;
  proxy: FaultyProxy;
  server: RunningServer;
  /** Change something at the vendor, as somebody else would; `path` such as `/api/contacts/6700…`. */
  editAtVendor(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<void>;
  remove(): Promise<void>;
}

/** `demo` is what the vendor holds: `small`, `none`, or a number of instances. */
export async function runConnectedServer(demo: string): Promise<ConnectedServer> {
  const vendor = await runServer(demo);
  const proxy = await startFaultyProxy(vendor.address);
  const server = await runServer("none", {
    INTERCOM_ACCESS_TOKEN: token,
    INTERCOM_REGION: proxy.address,
  });
  return {
    vendor,
    proxy,
    server,
    editAtVendor: async (method, path, body) => {
      const reply = await fetch(new URL(path, vendor.address), {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!reply.ok) throw new Error(`${method} ${path} answered ${await reply.text()}`);
    },
    remove: async () => {
      await server.remove();
      await proxy.close();
      await vendor.remove();
    },
  };
}
