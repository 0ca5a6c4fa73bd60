import { useQuery } from "@tanstack/react-query";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { ObjectTypesTable } from "./object-types-table.tsx";
import classes from "./overview-page.module.css";
import { PeopleCounts } from "./people-counts.tsx";
import { overviewQuery } from "./queries.ts";

export function OverviewPage() {
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <>
      <PageHeader title="Overview" />
      <div className={classes.page}>
        <FirstSteps />
        {data ? (
          <>
            <ObjectTypesTable objectTypes={data.object_types} />
            <PeopleCounts contacts={data.contact_count} conversations={data.conversation_count} />
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
