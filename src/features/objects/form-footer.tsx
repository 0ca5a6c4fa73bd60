import { Button } from "@mantine/core";
import classes from "./settings-form.module.css";

/** The end of every form here: what stands against saving, the way out, and the act. */
export function FormFooter({
  failure,
  hint,
  submitLabel,
  isSaving,
  isDisabled = false,
  onCancel,
}: {
  /** What the server said that belongs to no field. */
  failure: string | undefined;
  hint?: string | undefined;
  submitLabel: string;
  isSaving: boolean;
  /** Only together with a hint that says why. */
  isDisabled?: boolean;
  onCancel: () => void;
}) {
  return (
    <>
      {failure === undefined ? null : (
        <p role="alert" className={classes.failure}>
          Nothing was saved. {failure}
        </p>
      )}
      <div className={classes.footer}>
        <span className={classes.hint}>{hint}</span>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={isDisabled}>
          {submitLabel}
        </Button>
      </div>
    </>
  );
}
