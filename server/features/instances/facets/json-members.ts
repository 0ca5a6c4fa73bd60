import { isJsonObject, parseJson } from "../../../../contract/json.ts";

const member =
  /\s*"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)\s*([,}])/y;

/**
 * Visit the members of the JSON object that a record keeps its attributes in, each value as the JSON it is written in.
 * An object without nesting is not parsed: most values were seen before, in another record.
 */
export function visitMembers(json: string, visit: (name: string, source: string) => void): void {
  if (json === "{}") return;
  const found: string[] = [];
  member.lastIndex = 1;
  for (;;) {
    const match = member.exec(json);
    const [, name, source, mark] = match ?? [];
    if (name === undefined || source === undefined || name.includes("\\")) break;
    found.push(name, source);
    if (mark === "}") {
      for (let index = 0; index < found.length; index += 2)
        visit(found[index] ?? "", found[index + 1] ?? "");
      return;
    }
  }
  const parsed = parseJson(json);
  if (!isJsonObject(parsed)) return;
  for (const [name, value] of Object.entries(parsed)) visit(name, JSON.stringify(value));
}
