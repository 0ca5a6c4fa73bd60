import { frameHeadBytes, readFrameHead, type FrameHead } from "../../../contract/export-frames.ts";

export interface Frame extends FrameHead {
  content: Uint8Array<ArrayBuffer>;
}

/** The frames of an export as they arrive. Ends where the stream does: whether the last one was an end is for the caller to see. */
export async function* readFrames(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Frame> {
  const reader = stream.getReader();
  let held = new Uint8Array(0);
  try {
    for (;;) {
      while (held.length >= frameHeadBytes) {
        const head = readFrameHead(held);
        const end = frameHeadBytes + head.length;
        if (held.length < end) break;
        yield { ...head, content: held.slice(frameHeadBytes, end) };
        held = held.slice(end);
      }
      const { done, value } = await reader.read();
      if (done) return;
      held = joined(held, value);
    }
  } finally {
    // Whoever stops early wants no more of it.
    await reader.cancel().catch(() => undefined);
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
