import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import classes from "./copy-line.module.css";
import { coverageWords } from "./coverage-words.ts";
import { coverageOf, type CopiedPart } from "./coverage.ts";
import { syncQuery } from "./sync-query.ts";

export interface CopyLineProps extends CopiedPart {
  onFollow?: () => void;
}

/** One small line that leads to the whole account of the copy. */
export function CopyLine({ vendor, onFollow, ...part }: CopyLineProps & { vendor: string }) {
  // Read whenever it was asked for, as the age grows though nothing else changes.
  const { data, dataUpdatedAt } = useQuery(syncQuery);
  const coverage = data && coverageOf(data, part);
  if (!coverage) return null;
  const { text, title, isWarning } = coverageWords(vendor, part.noun, coverage, dataUpdatedAt);
  return (
    <Link
      to="/settings/connection"
      className={classes.line}
      data-warning={isWarning || undefined}
      title={title}
      onClick={onFollow}
    >
      {isWarning ? <IconAlertTriangle size={14} stroke={1.5} aria-hidden /> : null}
      {text}
    </Link>
  );
}
