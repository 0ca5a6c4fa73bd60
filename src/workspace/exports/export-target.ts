import { saveFile } from "../../components/ui/save-file.ts";

/** Where a file is written as it arrives. */
export interface ExportTarget {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Make the file what the user has. Before that, nothing of it can be taken for whole. */
  finish: () => Promise<void>;
  /** Leave nothing behind. */
  discard: () => Promise<void>;
}

// TypeScript's library does not know the file pickers; Chromium alone has them.
interface FilePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * Straight to where the user says, in browsers that ask; else to the browser's own disk space, from where the whole
 * file goes to the downloads; where there is neither, to memory. Throws `AbortError` where the user changed their mind.
 */
export async function openTarget(name: string): Promise<ExportTarget> {
  const { showSaveFilePicker } = window as FilePicker;
  if (showSaveFilePicker) {
    const handle = await showSaveFilePicker.call(window, { suggestedName: name });
    // It becomes the file when it is closed, and not before.
    const file = await handle.createWritable();
    return {
      write: (bytes) => file.write(bytes),
      finish: () => file.close(),
      discard: () => file.abort(),
    };
  }
  return (await diskTarget(name).catch(() => undefined)) ?? memoryTarget(name);
}

/** Long enough for the browser to have copied any file to the downloads. */
const keptMs = 10 * 60 * 1000;

async function diskTarget(name: string): Promise<ExportTarget> {
  const folder = await navigator.storage.getDirectory();
  const kept = `export-${crypto.randomUUID()}`;
  const handle = await folder.getFileHandle(kept, { create: true });
  const remove = () => folder.removeEntry(kept).catch(() => undefined);
  const file = await handle.createWritable().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    write: (bytes) => file.write(bytes),
    finish: async () => {
      await file.close();
      saveFile(await handle.getFile(), name);
      setTimeout(() => void remove(), keptMs);
    },
    discard: async () => {
      await file.abort();
      await remove();
    },
  };
}

function memoryTarget(name: string): ExportTarget {
  let parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (bytes) => void parts.push(bytes),
    finish: async () => saveFile(new Blob(parts), name),
    discard: async () => void (parts = []),
  };
}
