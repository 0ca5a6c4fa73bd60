import { writeFrameHead, type FrameKind } from "../../../contract/export-frames.ts";
import type { ExportSummary } from "../../../contract/exports.ts";
import type { ExportProgress } from "./export-records.ts";

/** A file in frames; one that fails ends with a frame that says so, and not with a connection that breaks off. */
export async function* inFrames(
  parts: AsyncIterable<string | Uint8Array>,
  progress: ExportProgress,
  describeFailure: (error: unknown) => object,
): AsyncGenerator<Uint8Array> {
  const frame = (kind: FrameKind, content: string | Uint8Array) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const head = writeFrameHead({ kind, rows: progress.read, length: bytes.length });
    return Buffer.concat([head, bytes]);
  };
  try {
    for await (const part of parts) yield frame("data", part);
  } catch (error) {
    yield frame("break", JSON.stringify(describeFailure(error)));
    return;
  }
  yield frame("end", JSON.stringify(summaryOf(progress)));
}

function summaryOf({ read, leftOut, cutCells }: ExportProgress): ExportSummary {
  return { rows: read, left_out: leftOut, cut_cells: cutCells };
}
