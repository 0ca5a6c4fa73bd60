import type { VendorConnection } from "../../../contract/connection.ts";
import classes from "./connection-page.module.css";

/** The object types that the vendor names, and through which attributes conversations refer to them. */
export function NamedTypes({
  vendor: { vendor, named_types: types },
}: {
  vendor: VendorConnection;
}) {
  return (
    <section aria-labelledby="types" className={classes.section}>
      <h2 id="types">Object types that {vendor} names</h2>
      {types.length === 0 ? (
        <p>None: no attribute of conversations refers to one.</p>
      ) : (
        <dl className={classes.list}>
          {types.map(({ id, attributes }) => (
            <div key={id}>
              <dt>
                <code>{id}</code>
              </dt>
              <dd>Conversations refer to it through {attributes.join(", ")}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={classes.aside}>
        There may be others: {vendor} tells only of types that conversations refer to.
      </p>
    </section>
  );
}
