import { useQuery } from "@tanstack/react-query";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { syncQuery } from "../../workspace/copy/sync-query.ts";
import { AddType } from "./add-type.tsx";
import { AlarmsSection } from "./alarms-section.tsx";
import { CopyProgress } from "./copy-progress.tsx";
import classes from "./copy-sections.module.css";
import { KeptApart } from "./kept-apart.tsx";

/** The home of the copy: how much of the vendor's records it holds, how it is kept, and what is known beside it. */
export function CopySections({ vendor }: { vendor: string }) {
  const { data, error, refetch } = useQuery(syncQuery);
  if (!data) {
    return error ? (
      <FailureState
        what="How much is copied could not be loaded"
        failure={error}
        onRetry={() => void refetch()}
      />
    ) : null;
  }
  return (
    <div className={classes.sections}>
      <CopyProgress vendor={vendor} state={data} />
      <AlarmsSection vendor={vendor} />
      <KeptApart vendor={vendor} outbox={data.outbox} />
      <AddType vendor={vendor} />
    </div>
  );
}
