// Who may import whom. One line per folder: the list is the rule, and anything of ours that is not on it is an error.
// Tests are exempt. `$1` is the noun in the folder's own name.
const walls = {
  "^contract/": ["^contract/"],

  "^src/lib/": ["^contract/", "^src/lib/"],
  "^src/components/": ["^src/lib/", "^src/components/"],
  "^src/workspace/": ["^contract/", "^src/lib/", "^src/components/", "^src/workspace/"],
  "^src/features/([^/]+)/": [
    "^contract/",
    "^src/lib/",
    "^src/components/",
    "^src/workspace/",
    "^src/features/$1/",
  ],
  "^src/(app/|main\\.tsx$)": ["^contract/", "^src/"],

  "^server/config\\.ts$": ["^contract/"],
  "^server/database/": ["^server/database/"],
  "^server/http/": ["^contract/", "^server/http/"],
  "^server/token\\.ts$": [],
  "^server/workspace/": ["^contract/", "^server/database/", "^server/http/", "^server/workspace/"],
  "^server/connectors/[^/]+$": ["^contract/", "^server/connectors/[^/]+$"],
  "^server/connectors/([^/]+)/": [
    "^contract/",
    "^server/connectors/[^/]+$",
    "^server/connectors/$1/",
  ],
  "^server/features/([^/]+)/": [
    "^contract/",
    "^server/http/",
    "^server/database/",
    "^server/workspace/",
    "^server/features/$1/",
  ],
  "^server/((sync|demo|import|connect|testing)/|(app|main|open-workspace)\\.ts$)": [
    "^contract/",
    "^server/",
  ],

  "^e2e/": ["^contract/", "^server/", "^e2e/"],
  "^bench/": ["^contract/", "^server/", "^bench/"],
  "^scripts/": ["^scripts/"],
};

const ours = "^(contract|src|server|e2e|bench|scripts)/";
const tests = "\\.test\\.(ts|tsx|mjs)$";
const drawers =
  "(^|/)(utils?|helpers?|misc|common|shared)(/|\\.[cm]?[jt]sx?$)|(^|/)(index|types|constants)\\.[cm]?[jt]sx?$";

const wallRules = Object.entries(walls).map(([folder, allowed]) => ({
  name: `wall ${folder}`,
  comment: `May import only: ${allowed.join(", ")}`,
  severity: "error",
  from: { path: folder, pathNot: tests },
  to: { path: ours, pathNot: allowed },
}));

module.exports = {
  forbidden: [
    ...wallRules,
    {
      name: "every folder is behind a wall",
      comment: "Add the folder to the list of walls and to the table in the design.",
      severity: "error",
      from: { path: "^(src|server)/", pathNot: [tests, ...Object.keys(walls)] },
      to: {},
    },
    {
      name: "contract imports only zod",
      severity: "error",
      from: { path: "^contract/", pathNot: tests },
      to: { dependencyTypesNot: ["local"], pathNot: "(^|/)node_modules/zod/" },
    },
    {
      name: "no node in the browser",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "scripts run before anything is installed",
      comment: "They may use Node's own modules alone.",
      severity: "error",
      from: { path: "^scripts/", pathNot: tests },
      to: { dependencyTypesNot: ["core", "local"] },
    },
    {
      name: "no circles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no drawers: imported",
      comment: "Name a file after what it holds; a helper lives beside its only user.",
      severity: "error",
      from: {},
      to: { path: drawers, pathNot: "node_modules" },
    },
    {
      name: "no drawers: importing",
      comment: "Name a file after what it holds; a helper lives beside its only user.",
      severity: "error",
      from: { path: drawers },
      to: {},
    },
    {
      name: "every import resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no API for tools yet; swc sees type-only imports too.
    // It does not see `import("…").Type`, which the linter refuses.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json"],
    },
  },
};
