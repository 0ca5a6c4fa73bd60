import { CopyButton } from "../../components/ui/copy-button.tsx";
import classes from "./connection-page.module.css";

const ways = [
  {
    line: "npm run connect -- intercom",
    copied: "npm run connect -- intercom",
    meaning: "Asks for the token and the region, tries them, and writes both to the file .env.",
  },
  {
    line: "INTERCOM_ACCESS_TOKEN=…",
    copied: "INTERCOM_ACCESS_TOKEN=",
    meaning: "Or by hand: from Intercom’s Developer Hub, under your app’s Authentication.",
  },
  {
    line: "INTERCOM_REGION=us",
    copied: "INTERCOM_REGION=us",
    meaning: "us, eu or au: where the Intercom workspace is kept.",
  },
];

/** No token: what that means, and how to give the server one. */
export function EmbeddedWorkspace() {
  return (
    <>
      <section className={classes.lead}>
        <h2>This workspace is embedded</h2>
        <p>Its record is this server’s own database. No vendor’s account is connected to it.</p>
      </section>
      <section aria-labelledby="connect" className={classes.section}>
        <h2 id="connect">Work on an Intercom account</h2>
        <p>
          Give the server an access token, where it is installed, and start it again. It copies the
          account’s records into a database of their own and keeps them up to date; what you change
          is sent to Intercom. This workspace stays as it is, beside it.
        </p>
        <dl className={classes.settings}>
          {ways.map(({ line, copied, meaning }) => (
            <div key={line}>
              <dt>
                <code>{line}</code>
                <CopyButton value={copied} label={`Copy ${copied}`} />
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.aside}>
          The token stays on the server: no page, log or export shows it.
        </p>
      </section>
    </>
  );
}
