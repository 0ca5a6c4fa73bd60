import { NativeSelect } from "@mantine/core";
import type { ObjectType } from "../../../../contract/objects.ts";
import type { ColumnHead } from "../../../components/data-table/column.ts";
import type { ColumnTools } from "../../../components/data-table/column-tools.ts";
import { figureNames } from "../../../components/data-table/figure-names.ts";
import { figures } from "../../../components/data-table/table-layout.ts";
import { withFigure } from "../../../components/data-table/with-figure.ts";
import { AnchoredPopover } from "../../../components/ui/anchored-popover.tsx";
import { findGroupField, groupFields } from "./group-fields.ts";
import classes from "./group-popover.module.css";

/** What the rows are grouped by, and which figure stands at the foot of each column of numbers; every change takes effect at once. */
export function GroupPopover({
  objectType,
  columns,
  tools: { layout, onLayout },
  onClose,
}: {
  objectType: ObjectType;
  columns: ColumnHead[];
  tools: ColumnTools;
  onClose: () => void;
}) {
  const { groupBy } = layout;
  const isGone = groupBy !== undefined && !findGroupField(objectType, groupBy);
  const fields = groupFields(objectType);
  const numbers = columns.slice(1).filter(({ kind }) => kind === "number");
  return (
    <AnchoredPopover label="Group and add up" width={320} onClose={onClose}>
      <NativeSelect
        size="xs"
        label="Group by"
        data-autofocus
        value={groupBy ?? ""}
        description={
          fields.length === 0
            ? `${objectType.label_plural} have no list and no yes or no to group by.`
            : undefined
        }
        error={isGone ? "This attribute is gone. The list is not grouped." : undefined}
        data={[
          { value: "", label: "Nothing" },
          ...fields.map(({ field, attribute }) => ({ value: field, label: attribute.label })),
          ...(isGone ? [{ value: groupBy, label: groupBy }] : []),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onLayout({ ...layout, groupBy: value || undefined })
        }
      />
      {numbers.length > 0 ? (
        <fieldset className={classes.figures}>
          <legend>At the foot, of all rows</legend>
          {numbers.map(({ id, header }) => (
            <label key={id} className={classes.figure}>
              <span className={classes.name}>{header}</span>
              <NativeSelect
                size="xs"
                className={classes.choice ?? ""}
                value={layout.figures[id] ?? ""}
                data={[
                  { value: "", label: "Nothing" },
                  ...figures.map((figure) => ({ value: figure, label: figureNames[figure] })),
                ]}
                onChange={({ currentTarget: { value } }) => {
                  const figure = figures.find((each) => each === value);
                  onLayout({ ...layout, figures: withFigure(layout.figures, id, figure) });
                }}
              />
            </label>
          ))}
        </fieldset>
      ) : null}
    </AnchoredPopover>
  );
}
