import * as z from "zod/mini";
import {
  exportBreakSchema,
  exportRowsHeader,
  exportSummarySchema,
  type ExportSummary,
} from "../../../contract/exports.ts";
import { ApiFailure } from "../../lib/api.ts";
import type { ExportTarget } from "./export-target.ts";
import { readFrames } from "./read-frames.ts";

export type ExportState =
  | { step: "running"; rows: number; total: number }
  | { step: "done"; summary: ExportSummary }
  | { step: "cancelled" }
  | { step: "failed"; rows: number; total: number; reason: string; requestId: string | undefined };

type OpenFile = (signal: AbortSignal) => Promise<Response>;

/** An export on its way to a file. It goes on while one looks at other pages. */
export class RunningExport {
  readonly fileName: string;
  #state: ExportState;
  readonly #abort = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(fileName: string, total: number) {
    this.fileName = fileName;
    this.#state = { step: "running", rows: 0, total };
  }

  get = (): ExportState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  cancel(): void {
    this.#abort.abort();
  }

  /** Never rejects: how it ended is the state. */
  async run(open: OpenFile, target: ExportTarget): Promise<void> {
    addEventListener("beforeunload", warn);
    try {
      const summary = await this.#read(open, target);
      await target.finish();
      this.#set({ step: "done", summary });
    } catch (error) {
      await target.discard().catch(() => undefined);
      this.#set(this.#abort.signal.aborted ? { step: "cancelled" } : this.#failed(error));
    } finally {
      removeEventListener("beforeunload", warn);
    }
  }

  async #read(open: OpenFile, target: ExportTarget): Promise<ExportSummary> {
    const { signal } = this.#abort;
    const response = await open(signal);
    const total = Number(response.headers.get(exportRowsHeader));
    this.#set({ step: "running", rows: 0, total });
    for await (const { kind, rows, content } of readFrames(response.body ?? new ReadableStream())) {
      signal.throwIfAborted();
      if (kind === "data") {
        await target.write(content);
        this.#set({ step: "running", rows, total });
        continue;
      }
      const told: unknown = JSON.parse(new TextDecoder().decode(content));
      if (kind === "end") return wholeOf(z.parse(exportSummarySchema, told), total);
      const { message, request_id: requestId } = z.parse(exportBreakSchema, told);
      throw new ApiFailure("refused", message, { requestId });
    }
    throw new Error("The connection ended before the file did.");
  }

  #failed(error: unknown): ExportState {
    const { rows, total } = this.#state.step === "running" ? this.#state : { rows: 0, total: 0 };
    const reason =
      error instanceof ApiFailure
        ? error.message
        : error instanceof DOMException && error.name === "QuotaExceededError"
          ? "There is no room for the file on this disk."
          : error instanceof TypeError
            ? "The connection to the server broke off."
            : error instanceof Error
              ? error.message
              : String(error);
    const requestId = error instanceof ApiFailure ? error.requestId : undefined;
    return { step: "failed", rows, total, reason, requestId };
  }

  #set(state: ExportState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Every row that was there at the start is in the file, or is told of. */
function wholeOf(summary: ExportSummary, total: number): ExportSummary {
  if (summary.rows + summary.left_out === total) return summary;
  throw new Error(`The file holds ${summary.rows} rows where ${total} were expected.`);
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
