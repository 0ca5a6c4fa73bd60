import { Button } from "@mantine/core";
import type { CheckKind } from "../../../contract/check-kinds.ts";
import type { Finding } from "../../../contract/checks.ts";
import { formatCount } from "../../lib/format.ts";
import { checkWords } from "./check-words.ts";
import { FindingRow } from "./finding-row.tsx";
import classes from "./findings-list.module.css";
import { bulkFixLabel, hasBulkFix, type BulkFixKind, type Fixable } from "./finding-fix.ts";

/** Findings under the heading of their kind, which says why they matter and what mends them. */
export function FindingsList({
  findings,
  totals,
  isStale,
  onFix,
  onFixAll,
}: {
  findings: Finding[];
  totals: ReadonlyMap<CheckKind, number>;
  isStale: boolean;
  onFix: (finding: Fixable) => void;
  onFixAll: (kind: BulkFixKind) => void;
}) {
  const groups = [...Map.groupBy(findings, ({ kind }) => kind)];
  return (
    <div className={classes.list} data-stale={isStale || undefined}>
      {groups.map(([kind, group]) => (
        <section key={kind} aria-labelledby={`findings-${kind}`}>
          <header className={classes.heading}>
            <div className={classes.title}>
              <h2 id={`findings-${kind}`}>
                {checkWords[kind].title}{" "}
                <span>· {formatCount(totals.get(kind) ?? group.length)}</span>
              </h2>
              {hasBulkFix(kind) && (totals.get(kind) ?? group.length) > 1 ? (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`${bulkFixLabel(kind)} ${checkWords[kind].title}`}
                  onClick={() => onFixAll(kind)}
                >
                  {bulkFixLabel(kind)}
                </Button>
              ) : null}
            </div>
            <p>
              {checkWords[kind].why} <em>{checkWords[kind].fix}</em>
            </p>
          </header>
          <ul className={classes.rows}>
            {group.map((finding) => (
              <FindingRow key={finding.id} finding={finding} onFix={onFix} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
