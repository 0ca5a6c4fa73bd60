import { Button, NativeSelect } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { formatCount } from "../../lib/format.ts";
import classes from "./table-footer.module.css";

const pageSizes = [25, 50, 100, 150];
export const defaultPageSize = 50;
const scrolling = { value: "all", label: "All in one scroll" };

/** False for a page size that an address may hold but the console does not offer. */
export function isPageSize(size: number): boolean {
  return pageSizes.includes(size);
}

interface TableFooterProps {
  /** Position of the first row in the whole list, from 1. */
  first: number;
  shown: number;
  total: number;
  /** Whether there are more than `total`, uncounted. */
  hasUncounted?: boolean;
  perPage: number;
  onPerPage: (perPage: number) => void;
  /** Undefined where there is no such page. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  /** Offers to scroll through all rows instead of turning pages; `isOn` while that is so. */
  scroll?: { isOn: boolean; onOn: () => void };
  /** Called when the pointer or the focus comes to Next, to fetch ahead. */
  onNextIntent?: () => void;
}

/** Where the page stands in the whole list, its size, and the way to its neighbours. */
export function TableFooter(props: TableFooterProps) {
  const { first, shown, total, perPage, onPerPage, onPrevious, onNext, onNextIntent, scroll } =
    props;
  const range = shown === 0 ? "0" : `${formatCount(first)}–${formatCount(first + shown - 1)}`;
  return (
    <footer className={classes.footer}>
      <span className={classes.range} aria-live="polite">
        {range} of {props.hasUncounted ? `${formatCount(total)}+` : formatCount(total)}
      </span>
      <NativeSelect
        aria-label="Rows per page"
        className={classes.size ?? ""}
        size="xs"
        value={scroll?.isOn ? scrolling.value : String(perPage)}
        onChange={({ currentTarget: { value } }) =>
          value === scrolling.value ? scroll?.onOn() : onPerPage(Number(value))
        }
        data={[
          ...pageSizes.map((size) => ({ value: String(size), label: `${size} per page` })),
          ...(scroll ? [scrolling] : []),
        ]}
      />
      <span className={classes.steps} hidden={scroll?.isOn}>
        <Button variant="default" disabled={!onPrevious} onClick={onPrevious}>
          <IconChevronLeft size={14} className={classes.arrow} aria-hidden />
          <span className={classes.stepName}>Previous</span>
        </Button>
        <Button
          variant="default"
          disabled={!onNext}
          onClick={onNext}
          onPointerEnter={onNextIntent}
          onFocus={onNextIntent}
        >
          <span className={classes.stepName}>Next</span>
          <IconChevronRight size={14} className={classes.arrow} aria-hidden />
        </Button>
      </span>
    </footer>
  );
}
