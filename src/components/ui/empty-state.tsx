import type { ReactNode } from "react";
import classes from "./state.module.css";

/** One sentence, one thing to do, and a small drawing: an open box with nothing in it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      <svg
        viewBox="0 0 64 48"
        width={64}
        height={48}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        aria-hidden
      >
        <path d="M12 20 32 28 52 20V36L32 45 12 36Z M32 28V45" strokeLinejoin="round" />
        <path
          d="M12 20 6 13 25 6 32 13 M52 20 58 13 39 6 32 13"
          strokeLinejoin="round"
          opacity={0.55}
        />
      </svg>
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
