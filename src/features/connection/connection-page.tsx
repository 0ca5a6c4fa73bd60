import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import classes from "./connection-page.module.css";
import { EmbeddedWorkspace } from "./embedded-workspace.tsx";
import { checkConnection, connectionQuery } from "./queries.ts";
import { VendorAccount } from "./vendor-account.tsx";

/** Where the workspace's record lives, and the account of a vendor that the server has a token for. */
export function ConnectionPage({
  renderCopy,
}: {
  /** Tells of the copy that the workspace is, under the vendor's name. */
  renderCopy: (vendor: string) => ReactNode;
}) {
  const { data, error, refetch } = useQuery(connectionQuery);
  const check = useMutation(checkConnection);
  return (
    <>
      <PageHeader title="Connection">
        {data?.vendor ? (
          <Button
            variant="default"
            loading={check.isPending || data.vendor.status === "checking"}
            onClick={() => check.mutate()}
          >
            Check again
          </Button>
        ) : null}
      </PageHeader>
      {check.error ? (
        <p role="alert" className={classes.notChecked}>
          The connection was not checked. {explainFailure(check.error).reason}
        </p>
      ) : null}
      {data ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- mere text is scrolled with the keyboard only when Tab reaches it
        <section aria-label="Connection" className={classes.page} tabIndex={0}>
          {data.vendor ? (
            <VendorAccount
              vendor={data.vendor}
              copy={<Suspense>{renderCopy(data.vendor.vendor)}</Suspense>}
            />
          ) : (
            <EmbeddedWorkspace />
          )}
        </section>
      ) : error ? (
        <FailureState
          what="The connection could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <RecordSkeleton />
      )}
    </>
  );
}
