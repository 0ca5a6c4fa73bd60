import { CloseButton, Skeleton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Facet, Facets } from "../../../../contract/facets.ts";
import { attributeField } from "../../../../contract/instance-query.ts";
import type { ObjectType } from "../../../../contract/objects.ts";
import { FailureState } from "../../../components/ui/failure-state.tsx";
import { formatCount, formatQuantity } from "../../../lib/format.ts";
import type { InstancesSearch } from "../instances-search.ts";
import { isNarrowed, narrowRange } from "./narrow-range.ts";
import { StatisticsBlock } from "./statistics-block.tsx";
import classes from "./statistics-panel.module.css";
import { chosenValues, toggleValue } from "./toggle-value.ts";
import { statisticsQuery } from "./statistics-query.ts";

/** What the values of a list are like, attribute by attribute, over all of its pages. */
export function StatisticsPanel({
  className,
  objectType,
  search,
  areRowsComing,
  field,
  onFilter,
  onClose,
}: {
  className: string | undefined;
  objectType: ObjectType;
  search: InstancesSearch;
  areRowsComing: boolean;
  /** The field to begin with, where a column asked for it. */
  field: string | undefined;
  onFilter: (filter: string | undefined) => void;
  onClose: () => void;
}) {
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...statisticsQuery(objectType.id, search),
    enabled: !areRowsComing,
  });
  const labels = labelsOf(objectType);
  const [sought, setSought] = useState("");
  const labelOf = (facet: Facet) => labels.get(facet.field) ?? facet.field;
  const shown = (data?.facets ?? []).filter((facet) =>
    labelOf(facet).toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const isStale = isPlaceholderData || error !== null;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever the focus is inside
    <aside
      aria-label={`Statistics of ${objectType.label_plural.toLowerCase()}`}
      className={className}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <header className={classes.header}>
        <h2 className={classes.title}>Statistics</h2>
        <CloseButton size={28} aria-label="Close statistics" onClick={onClose} />
      </header>
      <div className={classes.find}>
        <TextInput
          type="search"
          size="xs"
          aria-label="Find an attribute"
          placeholder="Find an attribute"
          value={sought}
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {data ? <p className={classes.note}>{coverage(data, objectType)}</p> : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached with Tab */}
      <div className={classes.body} tabIndex={0} role="group" aria-label="Attributes">
        {error ? (
          <FailureState
            what="The statistics did not come"
            failure={error}
            onRetry={() => void refetch()}
          />
        ) : null}
        {!data && !error ? <Waiting /> : null}
        <div className={isStale ? classes.stale : undefined} aria-busy={isStale}>
          {shown.map((facet) => (
            <StatisticsBlock
              key={facet.field}
              label={labelOf(facet)}
              facet={facet}
              options={optionsOf(objectType, facet)}
              chosen={chosenValues(search.filter, facet.field)}
              onToggle={(value) => onFilter(toggleValue(search.filter, facet.field, value))}
              isNarrowed={isNarrowed(search.filter, facet.field)}
              onNarrow={(range) => {
                const kind = facet.kind === "date" ? "date" : "number";
                onFilter(narrowRange(search.filter, facet.field, range && { kind, ...range }));
              }}
              isAsked={facet.field === field}
            />
          ))}
          {data && shown.length === 0 ? (
            <p className={classes.note}>No attribute is called “{sought.trim()}”.</p>
          ) : null}
        </div>
      </div>
    </aside>
  );
}

function Waiting() {
  return Array.from({ length: 6 }, (_, index) => (
    <Skeleton key={index} height={72} mb={16} className={classes.waiting} />
  ));
}

function coverage({ total, covered }: Facets, { label, label_plural }: ObjectType): string {
  const all = formatQuantity(total, label.toLowerCase(), label_plural.toLowerCase());
  return covered < total ? `The newest ${formatCount(covered)} of ${all}` : `Of ${all}, exactly`;
}

function labelsOf({ attributes }: ObjectType): Map<string, string> {
  return new Map([
    ...attributes.map(({ name, label }): [string, string] => [attributeField(name), label]),
    ["external_id", "External id"],
    ["created_at", "Created"],
    ["updated_at", "Updated"],
    ["external_created_at", "Created externally"],
    ["external_updated_at", "Updated externally"],
  ]);
}

function optionsOf({ attributes }: ObjectType, { field, kind }: Facet): string[] {
  if (kind !== "list") return [];
  const attribute = attributes.find(({ name }) => attributeField(name) === field);
  return attribute?.options.map(({ label }) => label) ?? [];
}
