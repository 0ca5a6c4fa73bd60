import { parseArgs } from "node:util";
import { benchApi } from "./api/api-bench.ts";
import { benchAssociations } from "./associations/associations-bench.ts";
import { benchChecks } from "./checks/checks-bench.ts";
import { benchFacets } from "./facets/facets-bench.ts";
import { benchExport } from "./export/export-bench.ts";
import { benchInspector } from "./inspector/inspector-bench.ts";
import { benchSearch } from "./search/search-bench.ts";
import { benchScroll } from "./scroll/scroll-bench.ts";
import { benchSpa } from "./spa/spa-bench.ts";
import { withWorkspace } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    instances: { type: "string", default: "100000" },
    only: { type: "string" },
  },
});

const benches = {
  associations: benchAssociations,
  api: benchApi,
  checks: benchChecks,
  export: benchExport,
  search: benchSearch,
  spa: benchSpa,
  scroll: benchScroll,
  inspector: benchInspector,
  facets: benchFacets,
};

await withWorkspace(Number(values.instances), async (dataDir) => {
  for (const [name, bench] of Object.entries(benches)) {
    if (values.only === undefined || values.only === name) await bench(dataDir);
  }
});
