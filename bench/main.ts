import { parseArgs } from "node:util";
import { benchApi } from "./api/api-bench.ts";
import { benchAssociations } from "./associations/associations-bench.ts";
import { benchChecks } from "./checks/checks-bench.ts";
import { benchFacets } from "./facets/facets-bench.ts";
import { benchClicks } from "./clicks/clicks-bench.ts";
import { benchExport } from "./export/export-bench.ts";
import { printGrowth } from "./growth.ts";
import { benchInspector } from "./inspector/inspector-bench.ts";
import { benchQuery } from "./query/query-bench.ts";
import { takePrinted, type Table } from "./report.ts";
import { benchSearch } from "./search/search-bench.ts";
import { benchScroll } from "./scroll/scroll-bench.ts";
import { benchSpa } from "./spa/spa-bench.ts";
import { benchSync } from "./sync/sync-bench.ts";
import { benchWaits } from "./waits/waits-bench.ts";
import { withWorkspace } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    /** Of several sizes, such as `100000,1000000`, the first two are printed beside each other at the end. */
    instances: { type: "string", default: "100000" },
    only: { type: "string" },
  },
});

const benches = {
  associations: benchAssociations,
  api: benchApi,
  checks: benchChecks,
  export: benchExport,
  query: benchQuery,
  waits: benchWaits,
  search: benchSearch,
  spa: benchSpa,
  scroll: benchScroll,
  clicks: benchClicks,
  inspector: benchInspector,
  facets: benchFacets,
  sync: benchSync,
};

const sizes = values.instances.split(",").map(Number);
const tables: Table[][] = [];
for (const size of sizes) {
  await withWorkspace(size, async (dataDir) => {
    for (const [name, bench] of Object.entries(benches)) {
      if (values.only === undefined || values.only.split(",").includes(name)) await bench(dataDir);
    }
  });
  tables.push(takePrinted());
}
printGrowth(sizes, tables);
