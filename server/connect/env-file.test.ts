import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withSettings, writeEnvFile } from "./env-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "objectory-env-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("whatever token is written is read back as it was", () => {
  const token = fc
    .string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 8,
    })
    .filter((text) => !["'", '"', "`"].every((sign) => text.includes(sign)));
  fc.assert(
    fc.property(token, token, (value, other) => {
      const text = withSettings("PORT=4200\n", { INTERCOM_ACCESS_TOKEN: other });
      expect(parseEnv(withSettings(text, { INTERCOM_ACCESS_TOKEN: value }))).toEqual({
        PORT: "4200",
        INTERCOM_ACCESS_TOKEN: value,
      });
    }),
  );
});

test("other lines stay, and earlier values of the same settings go", () => {
  const before = "# ours\nPORT=4200\nexport INTERCOM_REGION=eu\n INTERCOM_ACCESS_TOKEN = old\n\n\n";
  const after = withSettings(before, { INTERCOM_ACCESS_TOKEN: "new-token", INTERCOM_REGION: "us" });
  expect(after).toBe("# ours\nPORT=4200\nINTERCOM_ACCESS_TOKEN=new-token\nINTERCOM_REGION=us\n");
});

test("the file is its owner's alone, also where others could read the one before", () => {
  const file = path.join(folder, ".env");
  writeFileSync(file, "PORT=4200\n", { mode: 0o644 });
  writeEnvFile(file, { INTERCOM_ACCESS_TOKEN: "a-secret-token" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toBe("PORT=4200\nINTERCOM_ACCESS_TOKEN=a-secret-token\n");
  expect(readdirSync(folder)).toEqual([".env"]);
});
