import type { ObjectType, WorkspaceSchema } from "../../../../contract/objects.ts";
import { formatCount } from "../../../lib/format.ts";
import { filterFields, type FilterOwner } from "../../../workspace/filters/filter-fields.ts";
import { readFilter } from "../../../workspace/filters/filter-node.ts";
import { filterSentence } from "../../../workspace/filters/filter-words.ts";
import { namedRecords } from "../../../workspace/filters/named-records.ts";
import { sortDirections } from "../../../workspace/filters/sort-directions.ts";
import { readSort } from "../../../workspace/filters/sort-keys.ts";
import { useRecordNames } from "../../../workspace/filters/use-record-names.ts";
import { useSchema } from "../../../workspace/schema-query.ts";
import type { InstancesSearch } from "../instances-search.ts";
import classes from "./export-selection-words.module.css";

/** Which rows go into the file, in which order and with which columns, in words. */
export function ExportSelectionWords({
  search,
  objectType,
  selected,
  columns,
}: {
  search: InstancesSearch;
  objectType: ObjectType;
  /** How many rows are selected, where those alone are meant. */
  selected: number | undefined;
  /** Their names; undefined where all fields go. */
  columns: readonly string[] | undefined;
}) {
  const schema = useSchema();
  const owner = { kind: "instance" as const, objectTypeId: objectType.id };
  const narrowing = useNarrowing(search, schema, owner);
  const plural = objectType.label_plural.toLowerCase();
  return (
    <dl className={classes.words}>
      <dt>Rows</dt>
      <dd>
        {selected === undefined
          ? narrowing.length === 0
            ? `All ${plural}`
            : `Only ${plural} that match all of this:`
          : `Only the ${formatCount(selected)} you selected`}
        {selected === undefined && narrowing.length > 0 ? (
          <ul>
            {narrowing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : null}
      </dd>
      <dt>Order</dt>
      <dd>
        {orderWords(search.sort, schema, owner)}
        {search.group_by === undefined ? "" : ". The rows are not in groups."}
      </dd>
      <dt>Columns</dt>
      <dd>{columns ? columns.join(", ") : "All fields"}</dd>
    </dl>
  );
}

/** Each thing that the list is narrowed to. */
function useNarrowing(
  { q, contact, conversation, filter }: InstancesSearch,
  schema: WorkspaceSchema,
  owner: FilterOwner,
): string[] {
  const nodes = readFilter(filter).map(({ node }) => node);
  const holders = (["contact", "conversation"] as const).flatMap((kind) => {
    const id = { contact, conversation }[kind];
    return id === undefined ? [] : { kind, id };
  });
  const recordName = useRecordNames([
    ...nodes.flatMap((node) => namedRecords(node, schema, owner)),
    ...holders.map(({ kind, id }) => ({ owner: { kind }, id })),
  ]);
  return [
    ...(q === undefined ? [] : [`Holds “${q}”`]),
    ...holders.map(
      ({ kind, id }) =>
        `${kind === "contact" ? "Contact" : "Conversation"} is ${recordName({ kind }, id)}`,
    ),
    ...nodes.map((node) => filterSentence(node, { schema, owner, recordName })),
  ];
}

/** `Total, largest first, then Placed, newest first`. */
function orderWords(sort: string | undefined, schema: WorkspaceSchema, owner: FilterOwner): string {
  const fields = filterFields(schema, owner);
  const keys = readSort(sort).map(({ field: name, order }) => {
    const field = fields.find((each) => each.field === name);
    const [ascending, descending] = sortDirections[field?.kind ?? "reference"];
    const direction = order === "ascending" ? ascending : descending;
    return `${field?.label ?? name}, ${inSentence(direction)}`;
  });
  return keys.length === 0 ? "Newest first" : keys.join("; then ");
}

/** Letters of the alphabet stay large. */
function inSentence(direction: string): string {
  if (/^[AZ] /.test(direction)) return direction;
  return direction.charAt(0).toLowerCase() + direction.slice(1);
}
