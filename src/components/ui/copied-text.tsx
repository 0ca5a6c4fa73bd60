import { CopyButton } from "./copy-button.tsx";
import classes from "./copied-text.module.css";

/** A value that people take elsewhere: shown whole, with a button that copies it. */
export function CopiedText({
  text,
  what,
  isId = false,
}: {
  text: string;
  /** Names the value on the button, such as `external id`. */
  what: string;
  isId?: boolean;
}) {
  return (
    <span className={classes.copied}>
      <bdi className={isId ? classes.id : undefined}>{text}</bdi>
      <CopyButton value={text} label={`Copy ${what}`} />
    </span>
  );
}
