import { Button, Modal } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Finding, MergedContactMove, NamedInstances } from "../../../contract/checks.ts";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import dialogClasses from "./fix-dialog.module.css";
import classes from "./merged-contact-dialog.module.css";
import { checkQueries, moveMergedContact } from "./queries.ts";
import { RecordLink } from "../../workspace/record-link.tsx";

/** Shows what a merged contact still has and where each of it goes, and moves it. */
export function MergedContactDialog({
  finding,
  opened,
  onSaved,
  onClose,
  onClosed,
}: {
  finding: Finding;
  opened: boolean;
  onSaved: (line: ReactNode) => void;
  onClose: () => void;
  /** Called once it is gone from the screen. */
  onClosed: () => void;
}) {
  const contactId = finding.subject?.id ?? "";
  const { data, error, refetch } = useQuery(checkQueries.mergedContact(contactId));
  const move = useMutation(moveMergedContact);

  function submit({ revision }: MergedContactMove): void {
    move.mutate(
      { contactId, revision },
      {
        onSuccess: (done) =>
          onSaved(`${summarise(done)} It can’t be undone: a merged contact takes nothing.`),
        onError: () => void refetch(),
      },
    );
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      onExitTransitionEnd={onClosed}
      title="Move what a merged contact still has"
      classNames={{ title: dialogClasses.title ?? "" }}
      size={560}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className={dialogClasses.content}>
        {data ? (
          <Plan plan={data} />
        ) : error ? (
          <FailureState
            what="What the contact still has could not be read"
            failure={error}
            onRetry={() => void refetch()}
          />
        ) : (
          <p role="status">Reading what the contact still has…</p>
        )}
        {move.error ? (
          <p role="alert" className={classes.failure}>
            Nothing was moved. {explainFailure(move.error).reason}
          </p>
        ) : null}
        <div className={classes.footer}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={!data}
            loading={move.isPending}
            onClick={() => {
              if (data) submit(data);
            }}
          >
            {data ? `Move to ${data.into.title}` : "Move"}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Plan({ plan: { from, into, attributes, conversations } }: { plan: MergedContactMove }) {
  return (
    <>
      <p className={dialogClasses.what}>
        {from.title} was merged into <RecordLink record={into} />, who takes over what it still has.
      </p>
      {attributes.map(({ attribute_name, moved, already_held, dropped }) => (
        <section key={attribute_name} aria-label={`Through ${attribute_name}`}>
          <h3 className={classes.attribute}>
            <code>{attribute_name}</code>
            {already_held > 0 ? (
              <span> · {formatCount(already_held)} held by both already</span>
            ) : null}
          </h3>
          <Names tone="moved" title="Will be moved" instances={moved} />
          <Names
            tone="dropped"
            title="Can’t be taken over and will be removed"
            instances={dropped}
          />
        </section>
      ))}
      {conversations > 0 ? (
        <p className={classes.conversations}>
          In {formatQuantity(conversations, "conversation")} {into.title} takes the place of{" "}
          {from.title}.
        </p>
      ) : null}
    </>
  );
}

function Names({
  tone,
  title,
  instances: { total, records },
}: {
  tone: "moved" | "dropped";
  title: string;
  instances: NamedInstances;
}) {
  if (total === 0) return null;
  return (
    <div className={classes.names} data-tone={tone}>
      <h4>
        {title} · {formatCount(total)}
      </h4>
      <p>
        {records.map((record) => record.title).join(", ")}
        {total > records.length ? ` and ${formatCount(total - records.length)} more` : ""}
      </p>
    </div>
  );
}

function summarise({ from, into, attributes, conversations }: MergedContactMove): string {
  const moved = attributes.reduce((sum, each) => sum + each.moved.total, 0);
  const references = formatQuantity(moved, "reference");
  const also =
    conversations > 0 ? ` and its place in ${formatQuantity(conversations, "conversation")}` : "";
  return `Moved ${references}${also} from ${from.title} to ${into.title}.`;
}
