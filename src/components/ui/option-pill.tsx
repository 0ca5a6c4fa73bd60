import classes from "./option-pill.module.css";

const hues = [265, 60, 220, 150, 320, 20, 105, 190];

/** The option of a list in a soft hue that its position fixes; the text always stands beside the colour. */
export function OptionPill({ label, position }: { label: string; position: number }) {
  return (
    <span
      className={classes.pill}
      style={{ "--option-hue": hues[position % hues.length] } as React.CSSProperties}
    >
      {label}
    </span>
  );
}
