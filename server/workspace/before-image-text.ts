import type { BeforeImageHead, beforeImageRows } from "../../contract/before-image.ts";

type Section = keyof typeof beforeImageRows;

/** Rows as JSON texts, a portion at a time. */
export type ImageRows = Partial<Record<Section, () => AsyncIterable<string[]>>>;

const sections: Section[] = ["instances", "values", "references"];

/**
 * A before-image as JSON text, of which never more than a portion is in memory. The head is the first line and every
 * row has a line of its own; `readImageLines` reads it back the same way.
 */
export async function* beforeImageText(
  head: Omit<BeforeImageHead, "format" | "version" | "saved_at">,
  rows: ImageRows,
): AsyncGenerator<string> {
  const whole: BeforeImageHead = {
    format: "objectory.before-image",
    version: 2,
    saved_at: Math.floor(Date.now() / 1000),
    ...head,
  };
  yield `${JSON.stringify(whole).slice(0, -1)},\n`;
  for (const [index, section] of sections.entries()) {
    yield `"${section}":[`;
    let isFirst = true;
    for await (const texts of rows[section]?.() ?? []) {
      if (texts.length === 0) continue;
      yield `${isFirst ? "" : ","}\n${texts.join(",\n")}`;
      isFirst = false;
    }
    yield index < sections.length - 1 ? "\n],\n" : "\n]}\n";
  }
}
