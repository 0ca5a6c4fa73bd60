import type { OwnerKind } from "../../../../contract/attributes.ts";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";

// Addresses are read, sent and pasted, so records are written short, with the few signs that an address leaves alone.
const letters: Record<OwnerKind, string> = { contact: "c", conversation: "v", instance: "i" };
const kinds = new Map<string, OwnerKind>([
  ["c", "contact"],
  ["v", "conversation"],
  ["i", "instance"],
]);

/** Text in which only letters, digits, hyphens and underscores are left. */
export function escapeText(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(36)}_`);
}

export function unescapeText(text: string): string {
  return text.replaceAll(/_([0-9a-z]{1,4})_/g, (whole, code: string) => {
    const point = Number.parseInt(code, 36);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  });
}

export function recordOf(key: RecordKey): { kind: OwnerKind; id: string } {
  const colon = key.indexOf(":");
  return { kind: key.slice(0, colon) as OwnerKind, id: key.slice(colon + 1) };
}

/** `c64f00a` for `contact:64f00a`. */
export function formatRecord(key: RecordKey): string {
  const { kind, id } = recordOf(key);
  return letters[kind] + escapeText(id);
}

export function parseRecord(code: string): RecordKey | undefined {
  const kind = kinds.get(code.charAt(0));
  return kind && code.length > 1 ? `${kind}:${unescapeText(code.slice(1))}` : undefined;
}
