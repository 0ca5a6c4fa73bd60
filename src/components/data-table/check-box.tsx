import classes from "./data-table.module.css";

/** Selects a row, or all rows of a page. The table itself follows the click and the keys. */
export function CheckBox({ label, isChecked }: { label: string; isChecked: boolean | "mixed" }) {
  return (
    <span
      role="checkbox"
      tabIndex={-1}
      aria-label={label}
      aria-checked={isChecked}
      className={classes.box}
    />
  );
}
