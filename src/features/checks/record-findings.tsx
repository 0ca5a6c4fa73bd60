import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { formatQuantity } from "../../lib/format.ts";
import { FindingRow } from "./finding-row.tsx";
import type { RenderSetFix } from "./fix-dialog.tsx";
import { checkQueries } from "./queries.ts";
import classes from "./record-findings.module.css";
import { useFix } from "./use-fix.tsx";

/** A quiet notice of what is wrong with the record on the page, as it is now; nothing where all is well. */
export function RecordFindings({
  kind,
  id,
  renderSetFix,
}: {
  kind: OwnerKind;
  id: string;
  renderSetFix: RenderSetFix;
}) {
  const { data } = useQuery(checkQueries.record({ kind, id }));
  const fix = useFix(renderSetFix);
  const findings = data?.findings ?? [];
  return (
    <section aria-label="Checks of this record" className={classes.section}>
      <div className={classes.saved}>{fix.saved}</div>
      {findings.length > 0 ? (
        <div className={classes.notice}>
          <p className={classes.heading}>
            <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
            {formatQuantity(findings.length, "finding")} of the checks
            {data?.complete === false ? " among the first references" : ""}
          </p>
          <ul className={classes.rows}>
            {findings.map((finding) => (
              <FindingRow key={finding.id} finding={finding} page={{ kind, id }} onFix={fix.open} />
            ))}
          </ul>
        </div>
      ) : null}
      {fix.dialog}
    </section>
  );
}
