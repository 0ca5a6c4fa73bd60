import { useId, type ReactNode } from "react";
import classes from "./value-choice.module.css";

/** One value that two sides have changed: what it was before, and what it may be, of which one is chosen by hand. */
export function ValueChoice<Choice extends string>({
  label,
  was,
  options,
  choice,
  onChoose,
}: {
  label: string;
  /** Such as `When you began: 12`. */
  was: ReactNode;
  options: { value: Choice; label: string; shown: ReactNode }[];
  /** Undefined before one is chosen. */
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const name = useId();
  return (
    <fieldset className={classes.conflict}>
      <legend>{label}</legend>
      <span className={classes.was}>{was}</span>
      <div className={classes.choices}>
        {options.map((option) => (
          <label key={option.value} className={classes.choice}>
            <input
              type="radio"
              name={name}
              checked={choice === option.value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
            <span className={classes.value}>{option.shown}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
