import type { ReactNode } from "react";
import classes from "./option-pill.module.css";

const hues = [
  classes.hue1,
  classes.hue2,
  classes.hue3,
  classes.hue4,
  classes.hue5,
  classes.hue6,
  classes.hue7,
  classes.hue8,
];

/** The option of a list in a soft hue that its position fixes; the text always stands beside the colour. */
export function OptionPill({ label, position }: { label: ReactNode; position: number }) {
  return <span className={`${classes.pill} ${hues[position % hues.length]}`}>{label}</span>;
}
