import { useDisclosure } from "@mantine/hooks";
import { IconLayoutList } from "@tabler/icons-react";
import type { ObjectType } from "../../../../contract/objects.ts";
import type { ColumnHead } from "../../../components/data-table/column.ts";
import type { ColumnTools } from "../../../components/data-table/column-tools.ts";
import { lazyPart } from "../../../components/ui/lazy-part.ts";
import { PopoverButton } from "../../../components/ui/popover-button.tsx";
import { findGroupField } from "./group-fields.ts";

const GroupPopover = lazyPart(async () => (await import("./group-popover.tsx")).GroupPopover);

/** Tells what a list is grouped by, and changes that, and what its numbers come to. */
export function GroupButton({
  objectType,
  columns,
  tools,
}: {
  objectType: ObjectType;
  /** In sight, in their order. */
  columns: ColumnHead[];
  tools: ColumnTools;
}) {
  const [isOpen, popover] = useDisclosure();
  const { groupBy } = tools.layout;
  const known = findGroupField(objectType, groupBy)?.attribute.label;
  return (
    <PopoverButton
      icon={<IconLayoutList size={14} stroke={1.5} aria-hidden />}
      isOpen={isOpen}
      onToggle={popover.toggle}
      popover={
        <GroupPopover
          objectType={objectType}
          columns={columns}
          tools={tools}
          onClose={popover.close}
        />
      }
    >
      {groupBy === undefined ? (
        "Group"
      ) : (
        <>By&nbsp;{known ?? <s>{groupBy.replace(/^custom_attributes\./, "")}</s>}</>
      )}
    </PopoverButton>
  );
}
