import classes from "./figure-number.module.css";

/** What a column comes to. */
export interface FigureValue {
  /** As people read them, and as programs do; undefined where there are no numbers. */
  shown: string | undefined;
  digits: string;
  isRounded: boolean;
  /** How many rows have such a number, in words. */
  of: string;
}

/** Exact to the last digit, or marked as rounded. */
export function FigureNumber({ value }: { value: FigureValue | undefined }) {
  if (!value) return <span className={classes.waiting}>…</span>;
  if (value.shown === undefined)
    return (
      <span className={classes.waiting} data-nothing="">
        no numbers
      </span>
    );
  return (
    <data className={classes.value} value={value.digits}>
      {value.isRounded ? (
        <>
          <span role="img" aria-label="about" className={classes.about}>
            ≈
          </span>{" "}
        </>
      ) : null}
      {value.shown}
    </data>
  );
}
