import { Button, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { formatQuantity } from "../../lib/format.ts";
import { useVendor } from "../../workspace/vendor.ts";
import classes from "./instance-form.module.css";

interface Problem {
  key: string;
  label: string;
  message: string;
}

/** Stays in sight below the form: how much is changed, what stands in the way, and what can be done. */
export function InstanceFormBar({
  objectType,
  isNew,
  count,
  isSaving,
  failure,
  keep,
  problems,
  onFocus,
  onCancel,
}: {
  objectType: ObjectType;
  isNew: boolean;
  count: number;
  isSaving: boolean;
  failure: Error | undefined;
  /** What can be done with a write that could not be made now. */
  keep: ReactNode;
  problems: Problem[];
  onFocus: (key: string) => void;
  onCancel: () => void;
}) {
  const noun = objectType.label.toLowerCase();
  return (
    <div className={classes.bar}>
      <div role="alert">
        {problems.length > 0 ? <ProblemList problems={problems} onFocus={onFocus} /> : null}
        {failure ? <SaveFailure noun={noun} isNew={isNew} failure={failure} keep={keep} /> : null}
      </div>
      <div className={classes.acts}>
        <span role="status" className={classes.count} data-some={count > 0 || undefined}>
          {isNew ? "" : count === 0 ? "No changes yet" : formatQuantity(count, "change")}
        </span>
        <Button variant="default" onClick={onCancel}>
          {count > 0 && !isNew ? "Discard" : "Cancel"}
        </Button>
        <Button type="submit" loading={isSaving} disabled={!isNew && count === 0}>
          {isNew ? `Create ${noun}` : "Review and save"}
        </Button>
      </div>
    </div>
  );
}

function ProblemList({
  problems,
  onFocus,
}: {
  problems: Problem[];
  onFocus: (key: string) => void;
}) {
  return (
    <div className={classes.problems}>
      <h2>{formatQuantity(problems.length, "value")} can’t be saved</h2>
      <ul>
        {problems.map(({ key, label, message }) => (
          <li key={key}>
            <UnstyledButton onClick={() => onFocus(key)}>
              {label}: {message}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SaveFailure({
  noun,
  isNew,
  failure,
  keep,
}: {
  noun: string;
  isNew: boolean;
  failure: Error;
  keep: ReactNode;
}) {
  const vendor = useVendor();
  const { title, advice } = explainWrite(noun, isNew, failure, vendor);
  const requestId = failure instanceof ApiFailure ? failure.requestId : undefined;
  return (
    <div className={classes.problems}>
      <h2>{title}</h2>
      {advice} What you entered is still here.
      {requestId ? <code> Request {requestId}</code> : null}
      {keep}
    </div>
  );
}

function explainWrite(noun: string, isNew: boolean, failure: Error, vendor: string | undefined) {
  if (failure instanceof ApiFailure && failure.kind === "unreachable") {
    return {
      title: "The server did not answer",
      advice: isNew
        ? `It is not known whether the ${noun} was created; look for it in the list before you try again.`
        : "It is not known whether this was saved. Try again: nothing is written twice.",
    };
  }
  if (failure instanceof ApiFailure && failure.status === 404 && !isNew) {
    return { title: `This ${noun} was deleted meanwhile`, advice: "Nothing was saved." };
  }
  if (failure instanceof ApiFailure && failure.status === 410)
    return {
      title: `This ${noun} was deleted meanwhile`,
      advice: explainFailure(failure).reason,
    };
  if (vendor !== undefined && failure instanceof ApiFailure && failure.status === 503) {
    // Whether it arrived all the same is for the reason to say.
    const what = isNew ? `the new ${noun}` : "the changes";
    return { title: `${vendor} has not confirmed ${what}`, advice: explainFailure(failure).reason };
  }
  return {
    title: isNew ? `The ${noun} could not be created` : "The changes could not be saved",
    advice: explainFailure(failure).reason,
  };
}
