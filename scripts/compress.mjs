import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const worthIt = new Set([".js", ".css", ".html", ".svg", ".json", ".txt", ".webmanifest"]);

const formats = {
  ".br": (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ".gz": (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Writes `x.js.br` and `x.js.gz` beside each `x.js`, where they are smaller. */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return compressFolder(file);
      return worthIt.has(path.extname(file)) ? compressFile(file) : undefined;
    }),
  );
}

async function compressFile(file) {
  const bytes = await readFile(file);
  for (const [ending, compress] of Object.entries(formats)) {
    const smaller = await compress(bytes);
    if (smaller.length < bytes.length) await writeFile(file + ending, smaller);
  }
}
