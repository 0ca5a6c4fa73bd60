import { foldCase } from "./fold-case.ts";
import type { SearchTextsTable } from "./tables.ts";

/** What a record is called and what it holds, to be found by. */
export interface Findable {
  id: string;
  externalId: string | null;
  title: string;
  /** Its own fields, such as a contact's email. */
  fields: readonly (string | null)[];
  /** Its attributes by name. */
  attributes: ReadonlyMap<string, string>;
  /** Names of attributes that are not found by what is stored: times, which nobody sees as seconds. */
  unread: ReadonlySet<string>;
}

/** So much of a title or an external id is compared with what a text starts with. */
const prefixLetters = 200;

/** The columns of the search index that tell of a record. */
export function searchDocument({
  id,
  externalId,
  title,
  fields,
  attributes,
  unread,
}: Findable): Pick<SearchTextsTable, "id" | "external_id" | "title" | "text"> {
  const read = [...attributes].flatMap(([name, text]) => (unread.has(name) ? [] : [text]));
  const values = [id, externalId, ...fields, ...read];
  const texts = new Set(values.filter((value) => value !== null && value !== ""));
  return {
    id,
    external_id: externalId === null ? null : start(findable(externalId)),
    title: start(findable(title)),
    text: findable([...texts].join("\n")),
  };
}

/** A text as the search index holds it: folded, and without what one of the databases could not store. */
export function findable(text: string): string {
  return foldCase(text).replaceAll("\0", " ").toWellFormed();
}

/** The texts and numbers of a JSON object by name, as people see them: numbers by all their digits. */
export function memberTexts(json: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(parseDigits(json) as object) as [string, unknown][]) {
    if (typeof value === "string") texts.set(name, value);
    else if (typeof value === "number") texts.set(name, String(value));
    else if (value instanceof Digits) texts.set(name, value.source);
  }
  return texts;
}

/** A number as it stands in the JSON, which a JavaScript number might change. */
class Digits {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

// TypeScript's library does not yet know JSON source text access (ECMAScript 2026).
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
}

/** Every number that a JavaScript number prints differently has one of these in it. */
const maybeInexact = /\d{16}|\.\d*0[,}]|\.\d{7}|\d[eE]|-0[,}.]|\d{8}\.\d/;

/** To look at each member takes far longer than to parse them all, and few records need it. */
function parseDigits(json: string): unknown {
  if (!maybeInexact.test(json)) return JSON.parse(json);
  const read = JSON as unknown as SourceTextJson;
  return read.parse(json, (_name, value, { source }) =>
    typeof value === "number" && source !== undefined ? new Digits(source) : value,
  );
}

function start(text: string): string {
  return Array.from(text.slice(0, 2 * prefixLetters))
    .slice(0, prefixLetters)
    .join("");
}
