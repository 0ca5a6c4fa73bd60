import { CloseButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { Session } from "../../../contract/session.ts";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import classes from "./first-steps.module.css";
import { sessionQuery } from "../../workspace/session-query.ts";

interface Step {
  title: string;
  command: string;
}

const programStep: Step = {
  title: "Let a program in: it speaks Intercom’s API",
  command: 'curl -H "Authorization: Bearer $(cat data/token)" ADDRESS/api/me',
};
const importStep: Step = {
  title: "Bring rows of a CSV file, by external id",
  command: "npm run import -- Order orders.csv",
};
const ownWorkspaceStep: Step = {
  title: "Start with a workspace of your own",
  command: "OBJECTORY_DEMO=none OBJECTORY_DATA_DIR=./my-data npm start",
};

/** What a newcomer may want next; once dismissed, it stays away in this browser. */
export function FirstSteps() {
  const [isDismissed, setIsDismissed] = useLocalStorage({
    key: "objectory-first-steps-dismissed",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const { data: session } = useQuery(sessionQuery);
  if (isDismissed || !session) return null;
  const { demo, vendor } = session.workspace;
  // Rows are not brought into a copy: the vendor has the record.
  const ownSteps = vendor === null ? [importStep] : [];
  const steps = [programStep, ...ownSteps, ...(demo ? [ownWorkspaceStep] : [])];
  return (
    <section aria-label="First steps" className={classes.steps}>
      <div className={classes.head}>
        <p>{whatItIs(session.workspace)}</p>
        <CloseButton
          size="sm"
          aria-label="Dismiss first steps"
          onClick={() => setIsDismissed(true)}
        />
      </div>
      <dl>
        {steps.map(({ title, command }) => {
          const text = command.replace("ADDRESS", window.location.origin);
          return (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <code>{text}</code>
                <CopyButton value={text} label="Copy command" />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function whatItIs({ demo, vendor }: Session["workspace"]): string {
  if (demo)
    return "This is a demo workspace, an online shop with made-up customers. Edit, link and delete as you like; nothing leaves this machine.";
  return vendor === null
    ? "This workspace is yours. Its record is this server’s own database."
    : `This workspace is a copy of an account of ${vendor}, which has the record: what you change is sent there.`;
}
