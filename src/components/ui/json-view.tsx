import { CopyButton } from "./copy-button.tsx";
import classes from "./json-view.module.css";

/** JSON as it stands, with a button that copies it. */
export function JsonView({ label, text }: { label: string; text: string }) {
  return (
    <div className={classes.frame}>
      {/* It scrolls, so it takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre role="region" aria-label={label} tabIndex={0} className={classes.json}>
        {text}
      </pre>
      <div className={classes.copy}>
        <CopyButton value={text} label="Copy JSON" />
      </div>
    </div>
  );
}
