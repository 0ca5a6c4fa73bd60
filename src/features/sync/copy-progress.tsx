import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ConnectionProblem } from "../../../contract/connection.ts";
import type { SyncList, SyncState } from "../../../contract/sync.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { percent } from "../../workspace/copy/coverage.ts";
import { isReading } from "../../workspace/copy/sync-query.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { ChangesKept } from "./changes-kept.tsx";
import { CopyProblem } from "./copy-problem.tsx";
import classes from "./copy-sections.module.css";
import { copyNow } from "./queries.ts";
import { recordNoun } from "../../workspace/record-nouns.ts";
import { ScheduleSelect } from "./schedule-select.tsx";

/** How far the copy of each list is, when the next reading starts, and the way to start it now. */
export function CopyProgress({ vendor, state }: { vendor: string; state: SyncState }) {
  const start = useMutation(copyNow);
  const isRunning = isReading(state);
  const shared = sharedProblem(state);
  return (
    <section aria-labelledby="copy">
      <header className={classes.head}>
        <h2 id="copy">The copy</h2>
        <ScheduleSelect vendor={vendor} seconds={state.interval_seconds} />
        <Button
          variant="default"
          disabled={isRunning || state.problem !== null}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {isRunning ? "Copying…" : "Copy now"}
        </Button>
      </header>
      {start.error ? (
        <p role="alert" className={classes.failure}>
          Not started. {explainFailure(start.error).reason}
        </p>
      ) : null}
      {shared ? <CopyProblem problem={shared} /> : null}
      <p className={classes.dim}>
        <NextSweep state={state} isRunning={isRunning} />
      </p>
      <ChangesKept days={state.changes_kept_days} />
      <ul className={classes.lists} aria-label="Lists that are copied">
        {state.lists.map((list) => (
          <ListRow
            key={`${list.kind} ${list.object_type_id}`}
            list={list}
            isProblemSaid={shared !== undefined && list.problem?.what === shared.what}
          />
        ))}
      </ul>
    </section>
  );
}

/** What stands in the way of everything, or of several lists alike: said once. */
function sharedProblem({ problem, lists }: SyncState): ConnectionProblem | undefined {
  const problems = lists.flatMap((list) => list.problem ?? []);
  return (
    problem ??
    problems.find(({ what }, at) =>
      problems.some((other, place) => place > at && other.what === what),
    )
  );
}

function NextSweep({ state, isRunning }: { state: SyncState; isRunning: boolean }) {
  if (isRunning) return "Everything is being read. What is here already can be used meanwhile.";
  if (state.interval_seconds === null || state.next_sweep_at === null)
    return "Everything is read again only when you start it. A record that you open is read again each time.";
  return (
    <>
      Next reading of everything: <Time unixSeconds={state.next_sweep_at} />; a record that you open
      is read again each time.
    </>
  );
}

function ListRow({ list, isProblemSaid }: { list: SyncList; isProblemSaid: boolean }) {
  const { kind, object_type_id, total, unread, problem } = list;
  const noun = recordNoun(useSchema(), kind, object_type_id);
  const { part, whole } = shareOf(list);
  const name = noun.heading;
  return (
    <li>
      <ListLink list={list}>{name}</ListLink>
      <progress
        aria-label={`${name} copied`}
        value={whole === undefined ? undefined : part}
        max={Math.max(1, whole ?? 1)}
        data-whole={(list.state === "idle" && list.complete_from !== null) || undefined}
      />
      <span>
        {formatCount(list.held)}
        {total === null ? "" : ` of ${formatCount(Math.max(total, list.held))}`}{" "}
        <span className={classes.state}>
          <ListState list={list} />
          {unread > 0
            ? `, ${formatQuantity(unread, `${noun.one} could`, `${noun.many} could`)} not be read and ${unread === 1 ? "is" : "are"} missing here`
            : ""}
        </span>
      </span>
      {problem && !isProblemSaid ? (
        <div className={classes.problem}>
          <CopyProblem problem={problem} />
        </div>
      ) : null}
    </li>
  );
}

/** How much of a list the bar shows: of the first sweep and the later ones what they have read, at rest what is held. */
function shareOf({ state, seen, held, total, complete_from }: SyncList) {
  if (state === "reading") return { part: seen, whole: total ?? undefined };
  if (state === "waiting") return { part: 0, whole: 1 };
  if (state === "idle" && complete_from === null) return { part: seen, whole: total ?? seen + 1 };
  if (state === "verifying") return { part: 1, whole: 1 };
  return { part: held, whole: Math.max(total ?? held, held, 1) };
}

function ListState({ list }: { list: SyncList }) {
  const { state, seen, total, complete_from } = list;
  if (state === "reading")
    return total === null
      ? `reading, ${formatCount(seen)} so far`
      : `reading, ${percent(Math.min(seen, total), total)} %`;
  if (state === "verifying") return "asking which of those not seen are deleted";
  if (complete_from === null) return "not copied yet";
  return (
    <>
      as of <Time unixSeconds={complete_from} />
    </>
  );
}

function ListLink({
  list: { kind, object_type_id },
  children,
}: {
  list: SyncList;
  children: string;
}) {
  if (kind === "contact") return <Link to="/contacts">{children}</Link>;
  if (kind === "conversation") return <Link to="/conversations">{children}</Link>;
  return (
    <Link to="/objects/$type" params={{ type: object_type_id ?? "" }}>
      {children}
    </Link>
  );
}
