import { Button, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View, ViewScope } from "../../../contract/views.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ApiFailure } from "../../lib/api.ts";
import classes from "./view-dialog.module.css";

export type ViewDetails = Pick<View, "name" | "scope" | "is_default">;

const scopes: Record<ViewScope, { label: string; meaning: string }> = {
  everyone: { label: "Everyone", meaning: "All who open this workspace see it and can change it." },
  mine: {
    label: "Only this browser",
    meaning: "There are no accounts: another browser of yours does not have it.",
  },
};

/** The name of a view, whose it is, and whether its type opens with it. */
export function ViewDialog({
  title,
  objectType,
  start,
  onSave,
  onClose,
}: {
  title: string;
  objectType: ObjectType;
  start: ViewDetails;
  /** Rejects where it is not saved. */
  onSave: (details: ViewDetails) => Promise<void>;
  onClose: () => void;
}) {
  const [details, setDetails] = useState(start);
  const [failure, setFailure] = useState<unknown>();
  const [isSaving, setIsSaving] = useState(false);
  const nouns = objectType.label_plural.toLowerCase();
  const isNameless = details.name.trim() === "";

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isNameless || isSaving) return;
    setIsSaving(true);
    try {
      await onSave({ ...details, name: details.name.trim() });
      onClose();
    } catch (error) {
      setFailure(error);
      setIsSaving(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={440}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={(event) => void submit(event)} className={classes.form}>
        <TextInput
          label="Name"
          data-autofocus
          autoComplete="off"
          maxLength={100}
          value={details.name}
          error={failure === undefined ? undefined : reasonOf(failure)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget }) => {
            setFailure(undefined);
            setDetails({ ...details, name: currentTarget.value });
          }}
        />
        <fieldset className={classes.scopes}>
          <legend>Who has it</legend>
          {(["everyone", "mine"] as const).map((scope) => (
            <label key={scope}>
              <input
                type="radio"
                name="scope"
                checked={details.scope === scope}
                onChange={() => setDetails({ ...details, scope })}
              />
              <span>
                {scopes[scope].label}
                <small>{scopes[scope].meaning}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label className={classes.default}>
          <input
            type="checkbox"
            checked={details.is_default}
            onChange={({ currentTarget }) =>
              setDetails({ ...details, is_default: currentTarget.checked })
            }
          />
          {details.scope === "everyone"
            ? `Open ${nouns} with this view, for everyone`
            : `Open ${nouns} with this view`}
        </label>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving} disabled={isNameless}>
            Save view
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function reasonOf(failure: unknown): string {
  if (failure instanceof ApiFailure && failure.problems.length > 0) {
    const [problem] = failure.problems;
    const message = problem?.message ?? failure.message;
    return message.charAt(0).toUpperCase() + message.slice(1);
  }
  return explainFailure(failure).reason;
}
