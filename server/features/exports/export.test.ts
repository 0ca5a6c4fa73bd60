import { parse } from "csv-parse/sync";
import readSheets from "read-excel-file/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceExportEndpoints } from "../../../contract/exports.ts";
import { frameHeadBytes, readFrameHead } from "../../../contract/export-frames.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { ExactNumber, parseJson } from "../../../contract/json.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, testToken, type TestApp } from "../../testing/test-app.ts";
import { holdReferences, testOrders } from "../../testing/test-workspace.ts";

describeOnEachDatabase("an export", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const params = { custom_object_type_identifier: "Order" };
  const write = (external_id: string, custom_attributes: object, type = "Order") =>
    test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: type },
      body: { external_id, custom_attributes },
    });

  async function download(query: Record<string, string>, type = "Order") {
    const reply = await test.app.inject({
      url: `/api/console/objects/${type}/instances/export`,
      query,
      headers: { authorization: `Bearer ${testToken}` },
    });
    expect(reply.statusCode, reply.body.slice(0, 500)).toBe(200);
    return reply;
  }
  const columns = (...names: string[]) =>
    JSON.stringify(
      names.map((name) => (/_id$|_at_$|^id$/.test(name) ? name : `custom_attributes.${name}`)),
    );
  const sort = (field: string, order = "ascending") => JSON.stringify([{ field, order }]);

  it("holds what the query finds in its order, and says how much before and after", async () => {
    const byNumber = sort("custom_attributes.order_number", "descending");
    const filter = JSON.stringify({
      field: "custom_attributes.order_number",
      operator: "IN",
      value: ["A-1", "A-3"],
    });
    const query = { format: "csv", sort: byNumber, filter, columns: columns("order_number") };
    const { headers, body, trailers } = await download(query);
    expect(body).toBe("\uFEFForder_number\r\nA-3\r\nA-1\r\n");
    expect(headers["x-export-rows"]).toBe("2");
    expect(trailers["x-export-rows-written"]).toBe("2");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="Orders \d{4}-\d\d-\d\d filtered.csv"; filename\*=UTF-8''Orders%20/,
    );
    const preview = await test.call(instanceExportEndpoints.preview, { params, query });
    expect(preview.rows).toBe(2);
    expect(preview.estimated_bytes).toBe(Buffer.byteLength(body));
  });

  it("is refused in words where a part of it makes no sense", async () => {
    for (const [field, query] of [
      ["columns", { format: "csv", columns: '["custom_attributes.colour"]' }],
      ["format", { format: "pdf" }],
      ["filter", { format: "csv", filter: "{" }],
      ["time_zone", { format: "csv", time_zone: "Mars/Crater" }],
    ] as const) {
      const [problem] = await test.callFailing(400, instanceExportEndpoints.file, {
        params,
        query,
      });
      expect(problem?.field).toBe(field);
    }
    const missing = {
      params: { custom_object_type_identifier: "Ticket" },
      query: { format: "csv" },
    };
    await test.callFailing(404, instanceExportEndpoints.file, missing);
  });

  const awkward = [
    "=1+1",
    "+49 30 1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    "'=1",
    "''-x",
    "'",
    "null",
    "'null",
    "",
    "-12.5",
    "plain",
    'with "quotes", commas; and\r\nlines',
    "🎁 naïve 漢字",
    "12345678901234567890",
    " space ",
  ];

  it("gives no spreadsheet a formula to run, and leaves numbers numbers", async () => {
    for (const [index, note] of awkward.entries())
      await write(`n${String(index).padStart(2, "0")}`, { note, items: -5 });
    const query = { format: "csv", columns: columns("note", "items"), sort: sort("external_id") };
    const { body } = await download(query);
    const rows = parse(body, { bom: true, from: 2 }).filter(([, items]) => items !== "");
    expect(rows.map(([, items]) => items)).toEqual(awkward.map(() => "-5"));
    for (const [index, [note = ""]] of rows.entries()) {
      expect(note).not.toMatch(/^\s*[=+@＝]|^-(?!12\.5$)|^[\t\r\n]/);
      expect([awkward[index], `'${awkward[index]}`]).toContain(note);
    }
    const kept = rows.filter(([note], index) => note === awkward[index]).map(([note]) => note);
    expect(kept).toEqual([
      "'",
      "null",
      "'null",
      "",
      "-12.5",
      "plain",
      'with "quotes", commas; and\r\nlines',
      "🎁 naïve 漢字",
      " space ",
    ]);
  });

  it("writes times where the viewer is, and numbers digit by digit", async () => {
    await write("big", {
      items: new ExactNumber("12345678901234567890"),
      total_amount: new ExactNumber("149.90"),
      placed_at: 1_772_357_400,
      gift: true,
      note: null,
      status: "paid",
    });
    const filter = JSON.stringify({ field: "external_id", operator: "=", value: "big" });
    const zone = { time_zone: "Europe/Berlin", filter };
    const names = columns("items", "total_amount", "placed_at", "gift", "note", "status");
    const readable = await download({ format: "csv", columns: names, ...zone });
    expect(readable.body.split("\r\n").slice(0, 2)).toEqual([
      "\uFEFFitems,total_amount,placed_at (Europe/Berlin),gift,note,status",
      "'12345678901234567890,149.90,2026-03-01 10:30:00,true,,paid",
    ]);
    const exact = await download({ format: "csv", form: "exact", columns: names, ...zone });
    expect(exact.body).toBe(
      "items,total_amount,placed_at,gift,note,status\r\n12345678901234567890,149.90,2026-03-01T09:30:00Z,true,null,paid\r\n",
    );
    const lines = await download({ format: "jsonl", columns: names, ...zone });
    expect(lines.body).toMatch(
      /^\{"id":"\d+","type":"Order","external_id":"big","custom_attributes":\{"items":12345678901234567890,"total_amount":149.90,"placed_at":1772357400,"gift":true,"note":null,"status":"paid"\}\}\n$/,
    );
  });

  it("writes references as titles for people and as ids for programs", async () => {
    const { id } = await write("ship", { tracking: "T-1" }, "Shipment");
    const ids = [testOrders.second.id, testOrders.first.id, "gone"];
    await holdReferences(test.database.db, { kind: "instance", id }, "orders", ids);
    const query = { columns: columns("tracking", "orders", "main_order") };
    const csv = await download({ format: "csv", ...query }, "Shipment");
    expect(csv.body).toBe('\uFEFFtracking,orders,main_order\r\nT-1,"A-2; A-1; gone",\r\n');
    const exact = await download({ format: "csv", form: "exact", ...query }, "Shipment");
    expect(exact.body).toBe('tracking,orders,main_order\r\nT-1,"2;1;gone",\r\n');
    const lines = await download({ format: "jsonl", ...query }, "Shipment");
    expect(parseJson(lines.body)).toMatchObject({
      custom_attributes: { tracking: "T-1", orders: ids },
    });
  });

  it("is a workbook with real numbers and times, and long ids as text", async () => {
    const note = "x".repeat(40_000);
    await write("big", {
      items: new ExactNumber("12345678901234567890"),
      total_amount: new ExactNumber("-149.90"),
      placed_at: 1_772_357_400,
      gift: false,
      note,
      order_number: '=1+1 <&"> 🎁 _x0041_ \u0001',
    });
    const query = {
      format: "xlsx",
      frames: "true",
      time_zone: "Europe/Berlin",
      filter: JSON.stringify({ field: "external_id", operator: "=", value: "big" }),
      columns: columns("items", "total_amount", "placed_at", "gift", "note", "order_number"),
    };
    const frames = framesOf((await download(query)).rawPayload);
    expect(frames.at(-1)).toMatchObject({ kind: "end", rows: 1 });
    expect(JSON.parse(String(frames.at(-1)?.content))).toEqual({
      rows: 1,
      left_out: 0,
      cut_cells: 1,
    });
    const data = frames.filter(({ kind }) => kind === "data").map(({ content }) => content);
    const [sheet] = await readSheets(Buffer.concat(data));
    expect(sheet?.sheet).toBe("Orders");
    expect(sheet?.data).toEqual([
      ["items", "total_amount", "placed_at (Europe/Berlin)", "gift", "note", "order_number"],
      [
        "12345678901234567890",
        -149.9,
        new Date("2026-03-01T10:30:00Z"),
        false,
        `${"x".repeat(32_766)}…`,
        '=1+1 <&"> 🎁 _x0041_ \u0001',
      ],
    ]);
  });

  it("answers HEAD without writing a row, and an empty selection with its header alone", async () => {
    const head = await test.app.inject({
      method: "HEAD",
      url: "/api/console/objects/Order/instances/export?format=csv",
      headers: { authorization: `Bearer ${testToken}` },
    });
    expect([head.statusCode, head.headers["x-export-rows"], head.body]).toEqual([200, "3", ""]);
    const empty = await download({
      format: "csv",
      q: "nothing has this",
      columns: columns("note"),
    });
    expect(empty.body).toBe("\uFEFFnote\r\n");
    const [sheet] = await readSheets(
      (await download({ format: "xlsx", q: "nothing has this", columns: columns("note") }))
        .rawPayload,
    );
    expect(sheet?.data).toEqual([["note"]]);
  });
});

function framesOf(bytes: Buffer) {
  const frames = [];
  for (let at = 0; at < bytes.length;) {
    const head = readFrameHead(bytes.subarray(at));
    at += frameHeadBytes;
    frames.push({ ...head, content: bytes.subarray(at, at + head.length) });
    at += head.length;
  }
  return frames;
}
