import { expect, test } from "vitest";
import { parseJson } from "../../contract/json.ts";
import { AttributeSight } from "./attribute-sight.ts";

function sightOf(name: string, texts: string[]): AttributeSight {
  const sight = new AttributeSight(name);
  for (const text of texts) sight.see(parseJson(text));
  return sight;
}

const times = (count: number, text: string) => Array.from({ length: count }, () => text);

test("an attribute is what nearly all of its values are, and a few mistakes change nothing", () => {
  const amounts = [...times(60, "12"), ...times(39, "149.90"), '"n/a"'];
  expect(sightOf("total", amounts).form()?.data_type).toBe("decimal");
  expect(sightOf("total", [...times(60, "12"), ...times(39, '"n/a"')]).form()).toMatchObject({
    data_type: "string",
  });
  expect(sightOf("gift", [...times(99, "true"), "1"]).form()?.data_type).toBe("boolean");
  expect(sightOf("placed_at", times(5, "1700000000")).form()?.data_type).toBe("datetime");
  expect(sightOf("views", times(5, "1700000000")).form()?.data_type).toBe("integer");
  expect(sightOf("empty", times(3, "null")).form()).toBeUndefined();
});

test("texts that come again and again are the options of a list, others are not", () => {
  const statuses = [...times(10, '"paid"'), ...times(10, '"open"')];
  expect(sightOf("status", statuses).form()).toMatchObject({
    data_type: "list",
    options: ["open", "paid"],
  });
  const notes = Array.from({ length: 40 }, (_, index) => `"note ${index}"`);
  expect(sightOf("note", notes).form()?.data_type).toBe("string");
  expect(sightOf("status", ['"paid"', '"open"']).form()?.data_type).toBe("string");
});

test("what was seen page by page is what was seen at once", () => {
  const whole = [...times(30, '"paid"'), ...times(30, '"open"'), "7"];
  const pages = new AttributeSight("status");
  for (let start = 0; start < whole.length; start += 9)
    pages.absorb(sightOf("status", whole.slice(start, start + 9)));
  expect(pages.form()).toEqual(sightOf("status", whole).form());
});
