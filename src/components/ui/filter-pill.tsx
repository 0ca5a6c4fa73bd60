import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./filter-pill.module.css";

/** What a list is narrowed to, in words, with a button that takes it off. */
export function FilterPill({
  label,
  problem,
  children,
  onRemove,
}: {
  /** Such as `Contact`. */
  label: string;
  /** What is wrong with it, told beside it. */
  problem?: string | undefined;
  children: ReactNode;
  onRemove: () => void;
}) {
  return (
    <span
      className={classes.pill}
      role="group"
      aria-label={`Filter by ${label.toLowerCase()}`}
      data-problem={problem !== undefined || undefined}
    >
      <span className={classes.label}>{label}:</span>
      <bdi className={classes.value}>{children}</bdi>
      {problem === undefined ? null : <span className={classes.problem}>{problem}</span>}
      <CloseButton
        size={24}
        aria-label={`Remove filter by ${label.toLowerCase()}`}
        onClick={onRemove}
      />
    </span>
  );
}
