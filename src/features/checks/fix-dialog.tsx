import "@mantine/core/styles/Radio.css";
import { Modal, Radio } from "@mantine/core";
import { Fragment, useState, type ReactNode } from "react";
import type { Finding } from "../../../contract/checks.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { choicesOf, fixTitle, setFixOf, type SetFix, type SetFixKind } from "./finding-fix.ts";
import { FindingSentence } from "./finding-sentence.tsx";
import classes from "./fix-dialog.module.css";
import { RecordLink } from "../../workspace/record-link.tsx";

type SetFixable = Finding & { kind: SetFixKind };

/** Shows the set before and after, and saves the change. It comes from the associations, who know how to. */
export type RenderSetFix = (
  fix: SetFix & { onSaved: (line: ReactNode) => void; onCancel: () => void },
) => ReactNode;

/** Mends a finding by an ordinary write, which is shown before it is made. */
export function FixDialog({
  finding,
  opened,
  renderSetFix,
  onSaved,
  onClose,
  onClosed,
}: {
  finding: SetFixable;
  opened: boolean;
  renderSetFix: RenderSetFix;
  onSaved: (line: ReactNode) => void;
  onClose: () => void;
  /** Called once it is gone from the screen. */
  onClosed: () => void;
}) {
  const schema = useSchema();
  const choices = choicesOf(finding);
  const [choice, setChoice] = useState(choices?.options[0]?.value);
  const fix = setFixOf(schema, finding, choice);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      onExitTransitionEnd={onClosed}
      title={fixTitle(finding)}
      classNames={{ title: classes.title ?? "" }}
      size={560}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className={classes.content}>
        <p className={classes.what}>
          {finding.subject ? <RecordLink record={finding.subject} /> : null}:{" "}
          <FindingSentence finding={finding} />
        </p>
        {choices ? (
          <Radio.Group label={choices.label} value={choice ?? ""} onChange={setChoice}>
            <div className={classes.choices}>
              {choices.options.map(({ value, label }) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </div>
          </Radio.Group>
        ) : null}
        {fix ? (
          <>
            <p className={classes.what}>
              What {fix.owner.title} holds in <code>{fix.attribute.name}</code>:
            </p>
            <Fragment key={choice}>{renderSetFix({ ...fix, onSaved, onCancel: onClose })}</Fragment>
          </>
        ) : (
          <p role="status">The attribute was archived since. Run the checks again.</p>
        )}
      </div>
    </Modal>
  );
}
