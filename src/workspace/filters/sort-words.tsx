import { useSchema } from "../schema-query.ts";
import { filterFields, type FilterOwner } from "./filter-fields.ts";
import { readSort } from "./sort-keys.ts";

/** Such as `Total ↓, Placed ↑`. */
export function SortWords({ owner, sort }: { owner: FilterOwner; sort: string }) {
  const fields = filterFields(useSchema(), owner);
  const keys = readSort(sort);
  if (keys.length === 0) return <>Order can’t be read</>;
  return keys.map(({ field, order }, index) => (
    <span key={field}>
      {index > 0 ? ", " : ""}
      {fields.find((each) => each.field === field)?.label ?? field}
      <span aria-label={order} role="img">
        {order === "descending" ? " ↓" : " ↑"}
      </span>
    </span>
  ));
}
