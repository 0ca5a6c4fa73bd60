import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExactNumber, parseJson } from "./json.ts";

describe("JSON with exact numbers", () => {
  it("keeps every number digit by digit, spaced or not", () => {
    const digits = ["1234567890123456789", "149.90", "1e5", "-0", "0.1000", "1E-7"];
    for (const source of digits) {
      expect(parseJson(source)).toEqual(new ExactNumber(source));
      expect(JSON.stringify(parseJson(`{ "n": [${source}] }`))).toBe(`{"n":[${source}]}`);
    }
    expect(parseJson('{"n":[1,2.5,-3]}')).toEqual({ n: [1, 2.5, -3] });
    expect(parseJson('{ "n": 1.5 }')).toEqual({ n: 1.5 });
  });

  it("keeps them among texts that look like numbers, and under any name", () => {
    const text = String.raw`{"a\\": "1.50", "b\"1.50": 1.50, "__proto__": 2.0, "c": ["\"", 3.0]}`;
    const value = parseJson(text);
    expect(JSON.stringify(value)).toBe(
      String.raw`{"a\\":"1.50","b\"1.50":1.50,"__proto__":2.0,"c":["\"",3.0]}`,
    );
  });

  it("reads anything else as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, space) => {
        const value: unknown = JSON.parse(text);
        const parsed: unknown = JSON.parse(
          JSON.stringify(parseJson(JSON.stringify(value, null, space))),
        );
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(value));
      }),
    );
  });

  it("refuses what is no JSON", () => {
    const numbers = ["01", "1.", "-", "[1.0e]", "{1.50:2}", "{1.50 :2}", "[1.50 1.50]", '"1.50'];
    for (const text of ["", "{", "nul", '"\u0000"', '"\\"', ...numbers]) {
      expect(() => parseJson(text), text).toThrow(SyntaxError);
    }
  });
});
