import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import type { ConnectionScope } from "../../../contract/connection.ts";
import classes from "./connection-page.module.css";

const states = {
  granted: { Icon: IconCheck, words: "allowed" },
  refused: { Icon: IconX, words: "not allowed" },
  unknown: { Icon: IconQuestionMark, words: "could not be found out" },
};

/** What the token may read. What it may write is not tried: that would write. */
export function ScopeList({ scopes }: { scopes: ConnectionScope[] }) {
  return (
    <section aria-labelledby="scopes" className={classes.section}>
      <h2 id="scopes">What the token may read</h2>
      <dl className={classes.list}>
        {scopes.map(({ label, state, reason }) => {
          const { Icon, words } = states[state];
          return (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <span className={classes.scope} data-state={state}>
                  <Icon size={14} stroke={1.5} aria-hidden />
                  {words}
                </span>
                {reason === null ? null : <span className={classes.reason}>{reason}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={classes.aside}>
        What it may write is not tried, because trying would write something.
      </p>
    </section>
  );
}
