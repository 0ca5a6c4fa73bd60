import type { ReactNode } from "react";
import type { VendorConnection } from "../../../contract/connection.ts";
import { FactGroup } from "../../components/ui/fact-group.tsx";
import { Time } from "../../components/ui/time.tsx";
import classes from "./connection-page.module.css";
import { ConnectionProblem } from "./connection-problem.tsx";
import { NamedTypes } from "./named-types.tsx";
import { ScopeList } from "./scope-list.tsx";
import { VendorBudget } from "./vendor-budget.tsx";

/** The account behind the server's token: whose it is, what may be read, how much of the limit is used. */
export function VendorAccount({ vendor, copy }: { vendor: VendorConnection; copy: ReactNode }) {
  const { account, problem, last_failure: last, missing_capabilities: missing } = vendor;
  return (
    <>
      <section className={classes.lead}>
        <h2 data-status={vendor.status}>{statusWords(vendor)}</h2>
        {vendor.checked_at === null ? null : (
          <p>
            Checked <Time unixSeconds={vendor.checked_at} />. {vendor.vendor} has the record: what
            you see is a copy that is kept up to date, and what you change is sent there.
            {problem && account
              ? " What stands below is from the last check that succeeded."
              : null}
          </p>
        )}
      </section>
      {problem ? <ConnectionProblem problem={problem} /> : null}
      {copy}
      <div className={classes.columns}>
        <FactGroup
          title="Account"
          facts={[
            { label: "Workspace", value: account?.workspace_name },
            { label: "Id", value: account ? <code>{account.workspace_id}</code> : undefined },
            { label: "Region", value: account?.region },
            { label: "Time zone", value: account?.timezone },
            { label: "Token of", value: account ? adminOf(account) : undefined },
          ]}
        />
        <FactGroup
          title="API"
          facts={[
            { label: "Address", value: <code>{vendor.address}</code> },
            { label: "Version", value: vendor.version },
          ]}
        />
      </div>
      <VendorBudget budget={vendor.budget} />
      {vendor.scopes.length > 0 ? <ScopeList scopes={vendor.scopes} /> : null}
      {account ? <NamedTypes vendor={vendor} /> : null}
      {last && !problem ? (
        <section aria-labelledby="last-failure" className={classes.section}>
          <h2 id="last-failure">
            Last call that failed, <Time unixSeconds={last.at} />
          </h2>
          <ConnectionProblem problem={last.problem} isPast />
        </section>
      ) : null}
      <section aria-labelledby="missing" className={classes.section}>
        <h2 id="missing">What {vendor.vendor}’s API can’t do</h2>
        <dl className={classes.list}>
          {missing.map(({ label, reason }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function statusWords({ vendor, status, account }: VendorConnection): string {
  if (status === "checking") return `Asking ${vendor} whose account this is…`;
  if (status === "failed")
    return account
      ? `${vendor} can’t be used at the moment`
      : `The ${vendor} account can’t be reached`;
  return `The ${vendor} account can be reached`;
}

function adminOf({
  admin_name: name,
  admin_email: email,
}: NonNullable<VendorConnection["account"]>) {
  return [name, email].filter(Boolean).join(", ") || undefined;
}
