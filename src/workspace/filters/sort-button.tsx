import { useDisclosure } from "@mantine/hooks";
import { IconArrowsSort } from "@tabler/icons-react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { PopoverButton } from "../../components/ui/popover-button.tsx";
import type { FilterOwner } from "./filter-fields.ts";
import { unsortedWords } from "./unsorted-words.ts";

const SortPopover = lazyPart(async () => (await import("./sort-popover.tsx")).SortPopover);
const SortWords = lazyPart(
  async () => (await import("./sort-words.tsx")).SortWords,
  () => "Sorted",
);

/** Tells in which order a list stands, and changes it. */
export function SortButton({
  owner,
  sort,
  onChange,
}: {
  owner: FilterOwner;
  sort: string | undefined;
  onChange: (sort: string | undefined) => void;
}) {
  const [isOpen, popover] = useDisclosure();
  return (
    <PopoverButton
      icon={<IconArrowsSort size={14} stroke={1.5} aria-hidden />}
      isOpen={isOpen}
      onToggle={popover.toggle}
      popover={
        <SortPopover owner={owner} sort={sort} onChange={onChange} onClose={popover.close} />
      }
    >
      {sort === undefined ? unsortedWords[owner.kind] : <SortWords owner={owner} sort={sort} />}
    </PopoverButton>
  );
}
