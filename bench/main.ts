import { parseArgs } from "node:util";
import { benchApi } from "./api/api-bench.ts";
import { benchSpa } from "./spa/spa-bench.ts";
import { withWorkspace } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    instances: { type: "string", default: "100000" },
    only: { type: "string" },
  },
});

await withWorkspace(Number(values.instances), async (dataDir) => {
  if (values.only !== "spa") await benchApi(dataDir);
  if (values.only !== "api") await benchSpa(dataDir);
});
