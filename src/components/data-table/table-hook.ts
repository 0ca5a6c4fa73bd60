import { createTableHook, tableFeatures } from "@tanstack/react-table";

/** What every table of the console can do; sorting, filtering and paging are the server's. */
export const { createAppColumnHelper, useAppTable } = createTableHook({
  features: tableFeatures({}),
});
