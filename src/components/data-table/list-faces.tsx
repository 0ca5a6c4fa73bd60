import type { ReactNode } from "react";
import { FailureState } from "../ui/failure-state.tsx";
import classes from "./list-faces.module.css";
import { TableSkeleton } from "./table-skeleton.tsx";

/** A list in its four faces: loading, empty, failed and full. Rows stay in sight while a failure is told. */
export function ListFaces({
  label,
  rowCount,
  failure,
  onRetry,
  failureAction,
  isStale,
  empty,
  children,
}: {
  /** In the plural, as a title. */
  label: string;
  /** Undefined until the first rows are there. */
  rowCount: number | undefined;
  failure: Error | null;
  /** Absent where trying again can't help. */
  onRetry: (() => void) | undefined;
  /** Another way out of the failure. */
  failureAction?: ReactNode;
  isStale: boolean;
  /** What to say where there are no rows. */
  empty: ReactNode;
  /** The rows. */
  children: ReactNode;
}) {
  const hasRows = rowCount !== undefined && rowCount > 0;
  return (
    <>
      {failure ? (
        <div className={hasRows ? classes.notice : classes.face}>
          <FailureState
            what={`${label} could not be loaded`}
            failure={failure}
            onRetry={onRetry}
            action={failureAction}
          />
        </div>
      ) : null}
      {hasRows ? children : failure ? null : rowCount === 0 && !isStale ? empty : <TableSkeleton />}
    </>
  );
}
