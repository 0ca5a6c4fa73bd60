import { ActionIcon, Tooltip, VisuallyHidden } from "@mantine/core";
import {
  IconArchive,
  IconArrowDown,
  IconArrowUp,
  IconPencil,
  IconTransform,
  type Icon,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import type { Attribute } from "../../../contract/attributes.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatDateTime } from "../../lib/format.ts";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { useOpener } from "../../components/ui/use-opener.ts";
import { useMissing, useVendor } from "../../workspace/vendor.ts";
import { AttributeRow } from "./attribute-row.tsx";
import { attributeIndexQueries, moveAttribute } from "./queries.ts";
import classes from "./attributes-section.module.css";

const OverrideDialog = lazyPart(
  async () => (await import("../../workspace/copy/override-dialog.tsx")).OverrideDialog,
);

/** The attributes in use, in the order of columns and fields, which can be changed here. */
export function LiveAttributes({
  attributes,
  onStart,
}: {
  attributes: Attribute[];
  onStart: (act: { act: "edit" | "archive"; attribute: Attribute }) => void;
}) {
  const vendor = useVendor();
  const fixed = useMissing("change_types");
  const [retyped, setRetyped] = useState<Attribute>();
  const opener = useOpener();
  const move = useMutation(moveAttribute);
  const indexedAt = useIndexTimes(attributes[0]?.object_type_id ?? null);
  const moved = attributes.findIndex(({ id }) => id === move.data?.id);
  const moveBefore = (attribute: Attribute, place: number) => {
    if (move.isPending) return;
    move.mutate({ id: attribute.id, beforeId: attributes[place]?.id ?? null });
  };
  return (
    <>
      <VisuallyHidden role="status">
        {moved === -1
          ? ""
          : `${attributes[moved]?.label}: ${moved + 1} of ${attributes.length} attributes`}
      </VisuallyHidden>
      {move.error ? (
        <p role="alert" className={classes.failure}>
          Not moved. {explainFailure(move.error).reason}
        </p>
      ) : null}
      <ul className={classes.rows}>
        {attributes.map((attribute, place) => (
          <AttributeRow
            key={attribute.id}
            attribute={attribute}
            note={indexNote(indexedAt.get(attribute.name))}
          >
            <RowAct
              label={`Move ${attribute.label} up`}
              icon={IconArrowUp}
              isOnHover
              isOff={place === 0}
              onClick={() => moveBefore(attribute, place - 1)}
            />
            <RowAct
              label={`Move ${attribute.label} down`}
              icon={IconArrowDown}
              isOnHover
              isOff={place === attributes.length - 1}
              onClick={() => moveBefore(attribute, place + 2)}
            />
            <RowAct
              label={`Edit ${attribute.label}`}
              icon={IconPencil}
              onClick={() => onStart({ act: "edit", attribute })}
            />
            {vendor === undefined ? null : (
              <RowAct
                label={`Set the type of ${attribute.label}`}
                icon={IconTransform}
                onClick={() => {
                  opener.remember();
                  setRetyped(attribute);
                }}
              />
            )}
            <RowAct
              label={`Archive ${attribute.label}`}
              icon={IconArchive}
              offReason={fixed}
              onClick={() => onStart({ act: "archive", attribute })}
            />
          </AttributeRow>
        ))}
      </ul>
      {retyped ? (
        <Suspense>
          <OverrideDialog
            attribute={retyped}
            onClose={() => {
              setRetyped(undefined);
              opener.giveBack();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** When an index was made of each attribute of a type that has one; without an answer nothing is said of it. */
function useIndexTimes(typeId: string | null): Map<string, number> {
  const { data } = useQuery({
    ...attributeIndexQueries.list(typeId ?? ""),
    enabled: typeId !== null,
  });
  return new Map(
    (data?.attribute_indexes ?? []).flatMap(({ attribute, indexed_at }) =>
      indexed_at === null ? [] : [[attribute, indexed_at]],
    ),
  );
}

function indexNote(indexedAt: number | undefined): string | undefined {
  if (indexedAt === undefined) return undefined;
  return `Indexed for sorting and filtering on ${formatDateTime(indexedAt)}, because it is used often`;
}

/** `isOff` keeps the focus where it is, as `disabled` would not: the row may just have been moved to the end. */
function RowAct({
  label,
  icon: Icon,
  isOff = false,
  offReason,
  isOnHover = false,
  onClick,
}: {
  label: string;
  icon: Icon;
  isOff?: boolean;
  /** Why it can't be used at all. */
  offReason?: string | undefined;
  /** Out of sight until the row is pointed at or holds the focus. */
  isOnHover?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip label={offReason ?? label} multiline={offReason !== undefined} maw={320}>
      <ActionIcon
        aria-label={offReason === undefined ? label : `${label}: ${offReason}`}
        aria-disabled={isOff || offReason !== undefined}
        {...(isOnHover ? { "data-on-hover": true } : {})}
        {...(isOff || offReason !== undefined ? { "data-disabled": true } : { onClick })}
      >
        <Icon size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}
