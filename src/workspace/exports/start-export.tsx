import { announce } from "../../components/ui/announce.ts";
import { ExportProgress } from "./export-progress.tsx";
import { openTarget } from "./export-target.ts";
import { RunningExport } from "./running-export.ts";

export interface ExportJob {
  fileName: string;
  /** As it was counted a moment ago; the server counts again. */
  total: number;
  /** Ask for the file, in frames. */
  open: (signal: AbortSignal) => Promise<Response>;
}

/** A day: as long as it runs, and until it is closed. */
const shownMs = 24 * 3600 * 1000;

/** Ask where the file goes and start to write it. Throws `AbortError` where the user chose no place. */
export async function startExport(job: ExportJob): Promise<void> {
  const target = await openTarget(job.fileName);
  const running = new RunningExport(job.fileName, job.total);
  announce(
    (close) => (
      <ExportProgress
        running={running}
        onClose={close}
        onRetry={() => {
          close();
          void startExport(job).catch(() => undefined);
        }}
      />
    ),
    { shownMs },
  );
  void running.run(job.open, target);
}
