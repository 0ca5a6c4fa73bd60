import type { SearchHit } from "../../../contract/everywhere-search.ts";
import { findable } from "../../database/search-document.ts";
import { subtitleOf } from "../../workspace/record-titles.ts";
import type { SoughtText } from "../../workspace/sought-text.ts";
import { fragmentOf, marksIn } from "./mark-words.ts";

interface Field {
  label: string;
  text: string;
}

/** A record as people see it. */
export interface SeenRecord {
  id: string;
  externalId: string | null;
  title: string;
  /** What else is told of it in a list. */
  subtitle: string | null;
  /** What it is found by beside its title, each under its name. */
  fields: Field[];
  ids: Field[];
}

/** A record with the places where a text was found: in its title, and in the first value that has what the title lacks. */
export function hitOf(record: SeenRecord, sought: SoughtText): SearchHit {
  const { id, externalId, title, subtitle } = record;
  const holds = (text: string, word: string) =>
    sought.isBeginning ? findable(text).startsWith(word) : findable(text).includes(word);
  const words = sought.isBeginning ? [sought.whole] : sought.words;
  const lacking = words.filter((word) => !holds(title, word));
  const fields = sought.isBeginning ? record.ids : [...record.fields, ...record.ids];
  const holder = fields.find(({ text }) => lacking.some((word) => holds(text, word)));
  return {
    id,
    title,
    title_marks: marksIn(title, sought),
    // What is shown as the match is not told twice.
    subtitle: holder?.text === subtitle ? "" : subtitleOf(subtitle, title),
    is_exact: [id, externalId].some((own) => own !== null && findable(own).trim() === sought.whole),
    match: holder
      ? { label: holder.label, ...fragmentOf(holder.text, marksIn(holder.text, sought)) }
      : null,
  };
}
