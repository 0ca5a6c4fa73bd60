import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { Column } from "./column.ts";
import { arrangeColumns, readJson, tableLayoutSchema } from "./table-layout.ts";

const column = (id: string, more: Partial<Column<object>> = {}): Column<object> => ({
  id,
  header: id,
  width: 100,
  cell: () => id,
  ...more,
});
const all = [column("title"), column("a"), column("b"), column("id", { isExtra: true })];
const arrange = (layout: object, startsAt?: number) =>
  arrangeColumns(all, z.parse(tableLayoutSchema, layout), startsAt);

test("a layout that says nothing has the columns as they are, without the extra ones", () => {
  expect(arrange({}).map(({ id }) => id)).toEqual(["title", "a", "b"]);
});

test("the first column stays first, pinned ones follow it, and those that are no more are left out", () => {
  const columns = arrange({ columns: ["b", "gone", "id", "title"], pinned: ["id", "a"] });
  expect(columns.map(({ id }) => id)).toEqual(["title", "id", "b"]);
});

test("what stays put knows how far from the start, by the widths there are", () => {
  const columns = arrange({ pinned: ["b"], widths: { title: 250 } }, 36);
  expect(columns.map(({ pinnedAt }) => pinnedAt)).toEqual([36, 286, undefined]);
});

test("a part of a layout that makes no sense counts as absent, the rest is kept", () => {
  const layout = {
    columns: "all",
    pinned: ["a"],
    widths: { a: -5 },
    density: "tiny",
    groupBy: 7,
    figures: { b: "median" },
  };
  expect(z.parse(tableLayoutSchema, layout)).toEqual({
    columns: undefined,
    pinned: ["a"],
    widths: {},
    density: "comfortable",
    groupBy: undefined,
    figures: {},
  });
  expect(readJson("{")).toBeUndefined();
});
