import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { instanceCurl } from "./instance-curl.ts";

it("is one command that names the record and leaves the token to the environment", () => {
  expect(instanceCurl({ type: "Order", id: "22" }, "http://127.0.0.1:4100")).toBe(
    `curl 'http://127.0.0.1:4100/api/custom_object_instances/Order/22' \\
  -H "Authorization: Bearer $OBJECTORY_TOKEN" \\
  -H 'Intercom-Version: 2.16'`,
  );
});

it("runs as it stands in a shell, whatever the id", () => {
  const ids = fc.string({ minLength: 1 }).filter((id) => id.isWellFormed());
  fc.assert(
    fc.property(ids, (id) => {
      const command = instanceCurl({ type: "Order", id }, "http://x").replace("curl", "printf %s");
      const printed = execFileSync("sh", ["-c", command], { env: { OBJECTORY_TOKEN: "secret" } });
      expect(printed.toString()).toContain(
        `/Order/${encodeURIComponent(id)}-HAuthorization: Bearer`,
      );
    }),
    { numRuns: 50 },
  );
});
