import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints } from "../../contract/instances.ts";
import { describeKillsOnEachDatabase, type LastingDatabase } from "../testing/lasting-database.ts";
import { processToken, startedServer, type ServerProcess } from "../testing/server-process.ts";
import { testToken } from "../testing/test-app.ts";
import { openVendorUpstream, type VendorUpstream } from "../testing/vendor-upstream.ts";

/** How many times the usual kills. */
const soak = Number(process.env["SOAK"] ?? 1);
const writers = 4;
const params = { custom_object_type_identifier: "Order" };

describeKillsOnEachDatabase("an outbox whose server is killed while it sends", (make, times) => {
  const kills = times * soak;
  let lasting: LastingDatabase;
  let vendor: VendorUpstream;
  let server: ServerProcess | undefined;
  beforeEach(async () => {
    vendor = await openVendorUpstream();
    lasting = await make();
  });
  afterEach(async () => {
    await server?.kill();
    await vendor.close();
    await lasting.remove();
  });

  const start = () =>
    startedServer({
      ...lasting.settings,
      INTERCOM_ACCESS_TOKEN: testToken,
      INTERCOM_REGION: vendor.proxy.address,
    });

  async function send(address: string, method: string, pathname: string, body?: unknown) {
    const reply = await fetch(`${address}/api${pathname}`, {
      method,
      headers: { authorization: `Bearer ${processToken}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (reply.status !== 200) throw new Error(`${reply.status} ${text}`);
    return JSON.parse(text) as unknown;
  }

  /** Half of the writes wait in the outbox for their turn, half are sent while their writer waits. */
  async function writeUntilItDies(address: string, writer: string, acknowledged: Set<string>) {
    for (let number = 0; ; number += 1) {
      const externalId = `${writer}-${number}`;
      const body = { external_id: externalId, custom_attributes: { order_number: externalId } };
      const write = { operation: "create_instance", object_type_id: "Order", body };
      try {
        if (number % 2 === 0) await send(address, "POST", "/console/outbox", { write });
        else await send(address, "POST", "/console/objects/Order/instances", body);
      } catch (error) {
        if (error instanceof TypeError) return;
        throw error;
      }
      acknowledged.add(externalId);
    }
  }

  const outboxOf = async (address: string) =>
    (await send(address, "GET", "/console/outbox")) as { entries: { state: string }[] };

  async function untilKnown(address: string): Promise<void> {
    await expect
      .poll(async () => JSON.stringify(await send(address, "GET", "/console/objects")), {
        timeout: 20_000,
      })
      .toContain('"name":"order_number"');
  }

  const title = `carries out all that was acknowledged, nothing twice, over ${kills} kills`;
  it(title, { timeout: 120_000 * soak }, async () => {
    const acknowledged = new Set<string>();
    let random = 1;
    const next = (below: number) => (random = (random * 48_271) % 2_147_483_647) % below;
    vendor.proxy.fault = ({ method }) =>
      method === "POST" ? { kind: "delay", ms: next(20) } : undefined;
    let interrupted = 0;
    for (let round = 0; round < kills; round += 1) {
      const running = (server = await start());
      await untilKnown(running.address);
      const writing = Array.from({ length: writers }, (_, writer) =>
        writeUntilItDies(running.address, `${round}-${writer}`, acknowledged),
      );
      await new Promise((resolve) => setTimeout(resolve, 100 + next(400)));
      interrupted += (await outboxOf(running.address)).entries.length > 0 ? 1 : 0;
      await running.kill();
      await lasting.forgetTheDead();
      await Promise.all(writing);
    }
    const { address } = (server = await start());
    await expect
      .poll(async () => (await outboxOf(address)).entries, { timeout: 60_000 })
      .toEqual([]);
    expect(interrupted).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(kills);
    for (const externalId of acknowledged) {
      const query = { external_id: externalId };
      const upstream = await vendor.upstream.call(instanceEndpoints.findByExternalId, {
        params,
        query,
      });
      expect(upstream).toMatchObject({ custom_attributes: { order_number: externalId } });
      const search = new URLSearchParams(query).toString();
      expect(await send(address, "GET", `/custom_object_instances/Order?${search}`)).toEqual(
        upstream,
      );
    }
    const { rows } = await sql`
      select instance_id from instance_changes group by instance_id having count(*) > 1`.execute(
      vendor.upstream.database.db,
    );
    expect(rows).toEqual([]);
    const { log } = await vendor.upstream.database.db
      .selectFrom("instance_changes")
      .select((row) => row.fn.countAll<number>().as("log"))
      .executeTakeFirstOrThrow();
    expect(log).toBeGreaterThanOrEqual(acknowledged.size);
  });
});
