import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ExactNumber } from "../../../contract/json.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { testContacts, testConversations, testOrders } from "../../testing/test-workspace.ts";
import { failureOf, valueOf } from "../../testing/vendor-answers.ts";
import { openVendorUpstream, type VendorUpstream } from "../../testing/vendor-upstream.ts";
import type { RecordPage } from "../connector.ts";
import type { Answer } from "../vendor-failure.ts";

const options = { priority: "interactive" } as const;

let way: VendorUpstream;
beforeAll(async () => {
  way = await openVendorUpstream();
});
afterAll(() => way.close());
beforeEach(() => {
  way.proxy.fault = () => undefined;
  way.proxy.requests.length = 0;
});

async function readAll<Row>(
  read: (cursor: string | null) => Promise<Answer<RecordPage<Row>>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = null; ;) {
    const page: RecordPage<Row> = valueOf(await read(cursor));
    rows.push(...page.records);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

describe("what is read", () => {
  it("is every instance, page by page, as the vendor has it", async () => {
    for (let number = 0; number < 200; number++)
      await way.upstream.call(instanceEndpoints.upsert, {
        params: { custom_object_type_identifier: "Shipment" },
        body: { external_id: `s-${number}`, custom_attributes: { tracking: `T${number}` } },
      });
    const shipments = await readAll((cursor) =>
      way.connector.readInstances("Shipment", cursor, options),
    );
    expect(new Set(shipments.map(({ external_id }) => external_id)).size).toBe(200);
    expect(way.proxy.requests).toHaveLength(2);
  });

  it("is every contact and conversation, and one by id or external id", async () => {
    const contacts = await readAll((cursor) => way.connector.readContacts(cursor, options));
    expect(contacts.map(({ id }) => id).sort()).toEqual(
      Object.values(testContacts).map(({ id }) => id),
    );
    const { ada } = testContacts;
    const found = valueOf(await way.connector.readContact({ externalId: "ada" }, options));
    expect(found).toEqual(valueOf(await way.connector.readContact({ id: ada.id }, options)));
    expect(found?.name).toBe(ada.name);
    const conversations = await readAll((cursor) =>
      way.connector.readConversations(cursor, options),
    );
    expect(conversations).toHaveLength(2);
    const { delivery } = testConversations;
    const conversation = valueOf(await way.connector.readConversation(delivery.id, options));
    expect(conversation).toMatchObject({
      id: delivery.id,
      contacts: { contacts: [{ id: ada.id }] },
    });
  });

  it.each(["2.16", "2.17"])(
    "is nothing where a record is missing, in version %s",
    async (version) => {
      const connector = way.connect({ version });
      const answers = await Promise.all([
        connector.readInstance("Order", { id: "999" }, options),
        connector.readInstance("Order", { externalId: "none" }, options),
        connector.readContact({ id: "64f0000000000000000000ff" }, options),
        connector.readConversation("999", options),
      ]);
      expect(answers).toEqual(answers.map(() => ({ ok: true, value: undefined })));
      const failure = failureOf(await connector.readInstance("Nothing", { id: "1" }, options));
      expect(failure).toMatchObject({ kind: "unknown_type", status: 404 });
    },
  );

  it("is asked for once while two wait for it, and dropped when both have left", async () => {
    way.proxy.fault = () => ({ kind: "delay", ms: 100 });
    const read = (signal?: AbortSignal) =>
      way.connector.readContact(
        { id: testContacts.ada.id },
        signal ? { ...options, signal } : options,
      );
    const [one, other] = await Promise.all([read(), read()]);
    expect(one).toEqual(other);
    expect(way.proxy.requests).toHaveLength(1);
    const leaving = new AbortController();
    const left = read(leaving.signal);
    leaving.abort(new Error("superseded"));
    await expect(left).rejects.toThrow("superseded");
    valueOf(await read());
  });
});

describe("what is written", () => {
  it("is an instance by its external id, every digit of it, and can be deleted", async () => {
    const custom_attributes = {
      order_number: "W-1",
      total_amount: new ExactNumber("149.90"),
      note: "9007199254740993 is told below",
      items: new ExactNumber("9007199254740993"),
    };
    const write = { type: "Order", id: null, external_id: "w-1", custom_attributes };
    const saved = valueOf(await way.connector.saveInstance(write, options));
    expect(saved.custom_attributes).toMatchObject(custom_attributes);
    const read = valueOf(await way.connector.readInstance("Order", { externalId: "w-1" }, options));
    expect(read).toEqual(saved);
    const changed = { ...write, id: saved.id, custom_attributes: { note: null } };
    const after = valueOf(await way.connector.saveInstance(changed, options));
    expect(after).toMatchObject({ id: saved.id, custom_attributes: { order_number: "W-1" } });
    valueOf(await way.connector.deleteInstance("Order", saved.id, options));
    expect(valueOf(await way.connector.readInstance("Order", { id: saved.id }, options))).toBe(
      undefined,
    );
  });

  it("never changes an instance without an external id, and says why", async () => {
    const write = { type: "Order", id: "1", external_id: null, custom_attributes: {} };
    const failure = failureOf(await way.connector.saveInstance(write, options));
    expect(failure).toMatchObject({ kind: "unsupported", safe: "Nothing was sent." });
    expect(way.proxy.requests).toEqual([]);
  });

  it("is a set of references as a whole, to-many and to-one, on contacts and conversations", async () => {
    const { first, second } = testOrders;
    const owner = { kind: "contact", id: testContacts.ada.id } as const;
    const many = { owner, attribute: "orders", cardinality: "many" } as const;
    const set = (instanceIds: string[]) =>
      way.connector.replaceReferences({ ...many, instanceIds }, options);
    expect(valueOf(await set([first.id, second.id]))).toEqual([first.id, second.id]);
    const contact = valueOf(await way.connector.readContact({ id: owner.id }, options));
    expect(contact?.custom_attributes["orders"]).toMatchObject({
      type: "Order.list",
      instances: [{ id: first.id }, { id: second.id }],
    });
    expect(valueOf(await set([]))).toEqual([]);
    const one = {
      owner: { kind: "conversation", id: testConversations.invoice.id },
      attribute: "main_order",
      cardinality: "one",
    } as const;
    const link = { ...one, instanceIds: [first.id] };
    expect(valueOf(await way.connector.replaceReferences(link, options))).toEqual([first.id]);
    const unlink = { ...one, instanceIds: [] };
    expect(valueOf(await way.connector.replaceReferences(unlink, options))).toEqual([]);
  });

  it("is not sent again when it was cut off, unless it carries an external id", async () => {
    way.proxy.fault = ({ count }) => (count === 1 ? { kind: "cut", when: "after" } : undefined);
    const write = { type: "Order", id: null, custom_attributes: { order_number: "W-2" } };
    const failure = failureOf(
      await way.connector.saveInstance({ ...write, external_id: null }, options),
    );
    expect(failure).toMatchObject({ kind: "no_answer", status: null });
    expect(failure.safe).toMatch(/not known whether/);
    expect(way.proxy.requests).toHaveLength(1);
    way.proxy.requests.length = 0;
    valueOf(await way.connector.saveInstance({ ...write, external_id: "w-2" }, options));
    expect(way.proxy.requests).toHaveLength(2);
  });
});

describe("a record of another shape", () => {
  const rewrite = (change: (body: string) => string) => {
    way.proxy.fault = () => ({ kind: "rewrite", body: change });
  };

  it("is read where ids are numbers, larger than a number can hold too", async () => {
    rewrite((body) => body.replace(/"id":"(\d+)"/g, '"id":9007199254740993$1'));
    const page = valueOf(await way.connector.readInstances("Order", null, options));
    expect(page.unread).toEqual([]);
    expect(page.records.map(({ id }) => id)).toContain("90071992547409931");
  });

  it("is read with owners of either kind, and members left out or null", async () => {
    const contact = `{"type":"contact","id":"c1","owner_id":17,"created_at":"1700000000","updated_at":1700000000,
      "tags":null,"custom_attributes":{"orders":{"type":"Order.list","instances":[{"id":5}]}}}`;
    rewrite(() => `{"type":"list","data":[${contact}],"pages":{"type":"pages","next":null}}`);
    const page = valueOf(await way.connector.readContacts(null, options));
    expect(page.records).toMatchObject([
      {
        id: "c1",
        owner_id: 17,
        created_at: 1_700_000_000,
        name: null,
        tags: { data: [], total_count: 0 },
        custom_attributes: {
          orders: {
            type: "Order.list",
            instances: [{ id: "5", type: "Order", external_id: null }],
          },
        },
      },
    ]);
    expect(page).toMatchObject({ next: null, total: null, unread: [] });
  });

  it("is kept out and named where it can't be read, and the others are read", async () => {
    rewrite((body) => body.replace(/"created_at":\d+/, '"created_at":"yesterday"'));
    const page = valueOf(await way.connector.readInstances("Order", null, options));
    expect(page.records.length).toBeGreaterThan(0);
    expect(page.unread).toEqual([expect.stringMatching(/^record \d+: created_at is missing/)]);
  });

  it("is kept out when one of its references can't be read, so that no set is written back short", async () => {
    const orders = '{"type":"Order.list","instances":[{"id":"5"},{"external_id":"lost"}]}';
    const contact = `{"id":"c1","created_at":1,"updated_at":1,"custom_attributes":{"orders":${orders}}}`;
    rewrite(() => `{"type":"list","data":[${contact}]}`);
    const page = valueOf(await way.connector.readContacts(null, options));
    expect(page).toMatchObject({
      records: [],
      unread: ["record c1: custom_attributes.orders: id is missing or of another kind"],
    });
  });

  it("ends nothing and loops nowhere where a list leads back to itself", async () => {
    rewrite(() => '{"data":[],"pages":{"next":"https://api.intercom.io/x?page=2"}}');
    const failure = failureOf(await way.connector.readInstances("Order", "2", options));
    expect(failure.kind).toBe("unreadable");
    expect(failure.what).toMatch(/same page again/);
  });
});
