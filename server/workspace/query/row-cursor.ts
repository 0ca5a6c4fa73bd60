import { z } from "zod";
import { isStorable } from "../../../contract/text.ts";
import type { RowOrder } from "./row-order.ts";

/** Where a row stands in a list: what `after` and `before` carry. */
export interface RowCursor {
  /** From 1; the truth when the cursor was given out. */
  position: number;
  /** The text of each part of the order. */
  values: readonly (string | null)[];
}

const cursorSchema = z.tuple([
  z.string(),
  z.int().min(1),
  z.array(z.string().refine(isStorable).nullable()),
]);

export function encodeCursor({ name }: RowOrder, { position, values }: RowCursor): string {
  return Buffer.from(JSON.stringify([name, position, values])).toString("base64url");
}

/** Undefined where it is no cursor of this order. */
export function decodeCursor({ name, parts }: RowOrder, written: string): RowCursor | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(written, "base64url").toString());
    const [of, position, values] = cursorSchema.parse(json);
    const isReadable = parts.every(({ pattern, missing }, index) => {
      const text = values[index];
      return text === null
        ? missing !== "never"
        : text !== undefined && (pattern?.test(text) ?? true);
    });
    return of === name && values.length === parts.length && isReadable
      ? { position, values }
      : undefined;
  } catch {
    return undefined;
  }
}
