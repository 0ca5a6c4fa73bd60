import { Fragment } from "react";

/** A stretch of a text, by its UTF-16 code units. */
export interface TextMark {
  start: number;
  end: number;
}

/** A text with what was sought in it marked; the marks stand in order and don't overlap. */
export function MarkedText({
  text,
  marks,
  className,
}: {
  text: string;
  marks: readonly TextMark[];
  /** Of each mark. */
  className?: string | undefined;
}) {
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark className={className}>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
