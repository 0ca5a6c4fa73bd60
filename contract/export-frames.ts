/**
 * An export in frames: each begins with its kind (1 byte), the rows that were read so far and the length of what
 * follows (4 bytes each, big-endian). Parts of the file come as `data`; the last frame is an `end` or a `break` and
 * holds JSON. A stream that stops without one was cut off on its way.
 */
export const frameKinds = ["data", "end", "break"] as const;
export type FrameKind = (typeof frameKinds)[number];

export interface FrameHead {
  kind: FrameKind;
  rows: number;
  length: number;
}

export const frameHeadBytes = 9;

export function writeFrameHead({ kind, rows, length }: FrameHead): Uint8Array {
  const head = new DataView(new ArrayBuffer(frameHeadBytes));
  head.setUint8(0, frameKinds.indexOf(kind));
  head.setUint32(1, rows);
  head.setUint32(5, length);
  return new Uint8Array(head.buffer);
}

/** Throws where the bytes are no head of a frame. */
export function readFrameHead(bytes: Uint8Array): FrameHead {
  const head = new DataView(bytes.buffer, bytes.byteOffset, frameHeadBytes);
  const kind = frameKinds[head.getUint8(0)];
  if (!kind) throw new Error("The export holds bytes that are no part of it");
  return { kind, rows: head.getUint32(1), length: head.getUint32(5) };
}
