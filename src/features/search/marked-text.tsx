import type { SearchMark } from "../../../contract/everywhere-search.ts";

/** A text with what was sought in it marked. */
export function MarkedText({ text, marks }: { text: string; marks: readonly SearchMark[] }) {
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
