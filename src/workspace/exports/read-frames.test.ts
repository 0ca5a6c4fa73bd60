import fc from "fast-check";
import { expect, it } from "vitest";
import { writeFrameHead, type FrameKind } from "../../../contract/export-frames.ts";
import { readFrames } from "./read-frames.ts";

function streamOf(parts: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

it("finds the same frames however the bytes are cut on their way", async () => {
  const frame = fc.record({
    kind: fc.constantFrom<FrameKind>("data", "end", "break"),
    rows: fc.nat(),
    content: fc.uint8Array({ maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(frame, { maxLength: 6 }),
      fc.integer({ min: 1, max: 30 }),
      async (frames, size) => {
        const bytes = new Uint8Array(
          frames.flatMap(({ kind, rows, content }) => [
            ...writeFrameHead({ kind, rows, length: content.length }),
            ...content,
          ]),
        );
        const parts = [];
        for (let at = 0; at < bytes.length; at += size) parts.push(bytes.slice(at, at + size));
        const found = [];
        for await (const { kind, rows, content } of readFrames(streamOf(parts)))
          found.push({ kind, rows, content: [...content] });
        expect(found).toEqual(frames.map((each) => ({ ...each, content: [...each.content] })));
      },
    ),
  );
});

it("gives out no frame that was cut off, and refuses what is none", async () => {
  const cut = new Uint8Array([...writeFrameHead({ kind: "data", rows: 1, length: 5 }), 1, 2]);
  const found = [];
  for await (const each of readFrames(streamOf([cut]))) found.push(each);
  expect(found).toEqual([]);
  const nonsense = readFrames(streamOf([new Uint8Array(9).fill(9)]));
  await expect(nonsense.next()).rejects.toThrow("no part of it");
});
