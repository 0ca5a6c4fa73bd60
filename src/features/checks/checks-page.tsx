import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { ChecksSummary } from "../../../contract/checks.ts";
import { firstPage, nextPage, previousPage } from "../../components/data-table/keyset-turn.ts";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { defaultPageSize, TableFooter } from "../../components/data-table/table-footer.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { CopyState } from "../../workspace/copy/copy-state.ts";
import { checkWords } from "./check-words.ts";
import classes from "./checks-page.module.css";
import type { ChecksSearch } from "./checks-search.ts";
import { FindingsList } from "./findings-list.tsx";
import type { RenderSetFix } from "./fix-dialog.tsx";
import { KindsRail } from "./kinds-rail.tsx";
import { checkQueries, startRun } from "./queries.ts";
import { RunBar } from "./run-bar.tsx";
import { useBulkFix } from "./use-bulk-fix.tsx";
import { useFix } from "./use-fix.tsx";

/** What the checks found in the whole workspace, by kind. */
export function ChecksPage({
  search,
  renderSetFix,
}: {
  search: ChecksSearch;
  renderSetFix: RenderSetFix;
}) {
  const { data: summary, error, refetch } = useQuery(checkQueries.summary());
  const isRunning = summary?.latest?.status === "running";
  const start = useMutation(startRun);
  const run = (
    <Button disabled={isRunning} loading={start.isPending} onClick={() => start.mutate()}>
      {summary?.latest ? "Run again" : "Run checks"}
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Checks"
        count={summary?.shown ? summary.total : undefined}
        beside={<CopyState noun="records" />}
      >
        {summary?.latest ? run : null}
      </PageHeader>
      {start.error ? (
        <p role="alert" className={classes.failure}>
          The checks did not start. {explainFailure(start.error).reason}
        </p>
      ) : null}
      {summary ? (
        <>
          {summary.latest ? <RunBar summary={summary} /> : null}
          {summary.shown ? (
            <Findings summary={summary} search={search} renderSetFix={renderSetFix} />
          ) : isRunning ? (
            <RecordSkeleton />
          ) : (
            <EmptyState title="The checks have not run yet" action={run}>
              They look at every reference, instance and contact for what is broken, and change
              nothing.
            </EmptyState>
          )}
        </>
      ) : error ? (
        <FailureState
          what="The checks could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <RecordSkeleton />
      )}
    </>
  );
}

function Findings({
  summary,
  search,
  renderSetFix,
}: {
  summary: ChecksSummary;
  search: ChecksSearch;
  renderSetFix: RenderSetFix;
}) {
  const { data, error, isPlaceholderData, refetch } = useQuery(
    checkQueries.findings(summary.shown?.id, search),
  );
  const fix = useFix(renderSetFix);
  const list = useRef<HTMLDivElement>(null);
  const bulkFix = useBulkFix(list);
  const navigate = useNavigate({ from: "/checks" });
  const change = (changes: Partial<ChecksSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...changes }) });
  const totals = new Map(summary.counts.map(({ kind, total }) => [kind, total]));
  const perPage = search.per_page ?? defaultPageSize;
  const next = data && nextPage(data.page);
  const previous = data && previousPage(data.page, perPage);
  const hasCursor = search.after !== undefined || search.before !== undefined;
  return (
    <div className={classes.columns}>
      <KindsRail kind={search.kind} totals={totals} total={summary.total} />
      <div className={classes.findings}>
        <div ref={list} tabIndex={-1} className={classes.scroll} data-scroll-restoration-id="list">
          <div className={classes.saved}>{fix.saved}</div>
          <ListFaces
            label="Findings"
            rowCount={data?.findings.length}
            failure={error}
            onRetry={() => void refetch()}
            failureAction={
              hasCursor ? (
                <Button onClick={() => change(firstPage)}>Go to the first page</Button>
              ) : null
            }
            isStale={isPlaceholderData}
            empty={
              hasCursor ? (
                <EmptyState
                  title="No findings are left on this page"
                  action={<Button onClick={() => change(firstPage)}>Go to the first page</Button>}
                />
              ) : (
                <NothingFound summary={summary} search={search} />
              )
            }
          >
            <FindingsList
              findings={data?.findings ?? []}
              totals={totals}
              isStale={isPlaceholderData}
              onFix={fix.open}
              onFixAll={bulkFix.open}
            />
          </ListFaces>
        </div>
        {data && data.findings.length > 0 ? (
          <TableFooter
            first={data.page.first_position}
            shown={data.findings.length}
            total={data.total_count}
            perPage={perPage}
            onPerPage={(per_page) => change({ per_page, ...firstPage })}
            onPrevious={previous && (() => change(previous))}
            onNext={next && (() => change(next))}
          />
        ) : null}
      </div>
      {fix.dialog}
      {bulkFix.dialog}
    </div>
  );
}

function NothingFound({
  summary: { shown },
  search,
}: {
  summary: ChecksSummary;
  search: ChecksSearch;
}) {
  const isPartial = shown?.status === "cut_short";
  const title = search.kind
    ? `No ${checkWords[search.kind].many}`
    : isPartial
      ? "Nothing was found so far"
      : "Nothing is wrong";
  return (
    <EmptyState title={title}>
      {isPartial
        ? "The run was cut short; the line above says what it covered."
        : "Everything was looked at; the line above says when."}
    </EmptyState>
  );
}
