import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ChecksSummary } from "../../../contract/checks.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { checkWords } from "./check-words.ts";
import classes from "./checks-overview.module.css";
import { checkQueries } from "./queries.ts";

/** How many findings of each kind are open, and when they were looked for. */
export function ChecksOverview() {
  const { data, error } = useQuery(checkQueries.summary());
  if (!data && !error) return null;
  return (
    <section aria-labelledby="checks-overview" className={classes.section}>
      <h2 id="checks-overview">
        <Link to="/checks">Checks</Link>
      </h2>
      {data ? <Counts summary={data} /> : <p>Not known. {explainFailure(error).reason}</p>}
    </section>
  );
}

function Counts({ summary: { shown, latest, counts } }: { summary: ChecksSummary }) {
  if (!shown)
    return (
      <p>
        {latest ? "They run for the first time now." : "They have not run yet."}{" "}
        <Link to="/checks">{latest ? "See how far they are" : "Go and run them"}</Link>
      </p>
    );
  const scope = shown.status === "complete" ? "looked for" : "looked for in part of the workspace";
  return (
    <>
      {counts.length === 0 ? <p>Nothing wrong was found.</p> : null}
      <ul className={classes.counts}>
        {counts.map(({ kind, total }) => (
          <li key={kind}>
            <Link to="/checks" search={{ kind }}>
              <strong>{formatCount(total)}</strong>{" "}
              {total === 1 ? checkWords[kind].one : checkWords[kind].many}
            </Link>
          </li>
        ))}
      </ul>
      <p>
        Defects were {scope} <Time unixSeconds={shown.started_at} />.
      </p>
    </>
  );
}
