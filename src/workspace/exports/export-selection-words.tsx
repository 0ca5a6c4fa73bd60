import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatCount } from "../../lib/format.ts";
import { filterFields } from "../filters/filter-fields.ts";
import { readFilter } from "../filters/filter-node.ts";
import { filterSentence } from "../filters/filter-words.ts";
import { namedRecords } from "../filters/named-records.ts";
import { sortDirections } from "../filters/sort-directions.ts";
import { readSort } from "../filters/sort-keys.ts";
import { useRecordNames } from "../filters/use-record-names.ts";
import { useSchema } from "../schema-query.ts";
import classes from "./export-selection-words.module.css";
import type { ExportSource } from "./export-source.ts";

/** Which rows go into the file, in which order and with which columns, in words. */
export function ExportSelectionWords({
  source,
  selected,
  columns,
}: {
  source: ExportSource;
  /** How many rows are selected, where those alone are meant. */
  selected: number | undefined;
  /** Their names; undefined where all fields go. */
  columns: readonly string[] | undefined;
}) {
  const schema = useSchema();
  const narrowing = useNarrowing(source, schema);
  const { nouns, search } = source;
  return (
    <dl className={classes.words}>
      <dt>Rows</dt>
      <dd>
        {selected === undefined
          ? narrowing.length === 0
            ? `All ${nouns}`
            : `Only ${nouns} that match all of this:`
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
        {orderWords(source, schema)}
        {search.group_by === undefined ? "" : ". The rows are not in groups."}
      </dd>
      <dt>Columns</dt>
      <dd>{columns ? columns.join(", ") : "All fields"}</dd>
    </dl>
  );
}

/** Each thing that the list is narrowed to. */
function useNarrowing(
  { owner, search: { q, filter }, holders, words }: ExportSource,
  schema: WorkspaceSchema,
): string[] {
  const nodes = readFilter(filter).map(({ node }) => node);
  const recordName = useRecordNames([
    ...nodes.flatMap((node) => namedRecords(node, schema, owner)),
    ...holders.map(({ kind, id }) => ({ owner: { kind }, id })),
  ]);
  return [
    ...(q === undefined ? [] : [`Holds “${q}”`]),
    ...words,
    ...holders.map(
      ({ kind, id }) =>
        `${kind === "contact" ? "Contact" : "Conversation"} is ${recordName({ kind }, id)}`,
    ),
    ...nodes.map((node) => filterSentence(node, { schema, owner, recordName })),
  ];
}

/** `Total, largest first, then Placed, newest first`. */
function orderWords(
  { owner, search: { sort }, usualOrder }: ExportSource,
  schema: WorkspaceSchema,
): string {
  const fields = filterFields(schema, owner);
  const keys = readSort(sort).map(({ field: name, order }) => {
    const field = fields.find((each) => each.field === name);
    const [ascending, descending] = sortDirections[field?.kind ?? "reference"];
    const direction = order === "ascending" ? ascending : descending;
    return `${field?.label ?? name}, ${inSentence(direction)}`;
  });
  return keys.length === 0 ? usualOrder : keys.join("; then ");
}

/** Letters of the alphabet stay large. */
function inSentence(direction: string): string {
  if (/^[AZ] /.test(direction)) return direction;
  return direction.charAt(0).toLowerCase() + direction.slice(1);
}
