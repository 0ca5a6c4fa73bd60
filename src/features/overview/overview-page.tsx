import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { CopyState } from "../../workspace/copy/copy-state.ts";
import { FirstSteps } from "./first-steps.tsx";
import { ObjectTypesTable } from "./object-types-table.tsx";
import classes from "./overview-page.module.css";
import { PeopleCounts } from "./people-counts.tsx";
import { overviewQuery } from "./queries.ts";

/** What the workspace holds at a glance; `checks` tells what is wrong with it. */
export function OverviewPage({ checks }: { checks: ReactNode }) {
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <>
      <PageHeader title="Overview" beside={<CopyState noun="records" />} />
      <div className={classes.page}>
        <FirstSteps />
        {data ? (
          <>
            <ObjectTypesTable objectTypes={data.object_types} />
            <PeopleCounts contacts={data.contact_count} conversations={data.conversation_count} />
            {checks}
          </>
        ) : error ? (
          <FailureState
            what="The overview could not be loaded"
            failure={error}
            onRetry={() => void refetch()}
          />
        ) : (
          <RecordSkeleton />
        )}
      </div>
    </>
  );
}
