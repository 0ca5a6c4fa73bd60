import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { parse, type Info } from "csv-parse";
import { parse as parseAll } from "csv-parse/sync";
import iconv from "iconv-lite";
import { ConfigError } from "../config.ts";

type Encoding = "utf8" | "utf16" | "win1252";

/** A CSV file, and how it is to be read. */
export interface CsvFile {
  path: string;
  bytes: number;
  encoding: Encoding;
  delimiter: string;
  /** The cells of the first row. */
  header: string[];
}

export interface CsvRecord {
  /** The line of the file on which the record begins, from 1. */
  line: number;
  cells: string[];
}

/** As much as the API takes in one request; a quote that is never closed must not swallow the whole file. */
const maxRecordBytes = 1024 * 1024;
const sampleBytes = 256 * 1024;

const reading = {
  bom: true,
  relax_column_count: true,
  // A lone quote inside a cell, as in 5" pipe, is text.
  relax_quotes: true,
  max_record_size: maxRecordBytes,
} as const;

/** Find out how a file is written. Throws `ConfigError` where it can't be read or has no first row. */
export async function inspectCsvFile(
  path: string,
  givenDelimiter: string | undefined,
): Promise<CsvFile> {
  const bytes = await sizeOfFile(path);
  const encoding = await encodingOf(path);
  const sample = await readSample(path, encoding);
  const delimiter = givenDelimiter ?? likeliestDelimiter(sample);
  const header = firstRow(sample, delimiter);
  if (header.every((name) => name === "")) throw new ConfigError(`${path} is empty.`);
  return { path, bytes, encoding, delimiter, header };
}

/** Throws `ConfigError` where there is no such file. */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new ConfigError(`There is no file ${path}.`);
  if (!found.isFile()) throw new ConfigError(`${path} is not a file.`);
  return found.size;
}

/** UTF-8 where every byte of the file is; else what Excel writes: UTF-16 with its mark, or Windows-1252 (Latin-1 and more). */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      decoder.decode(chunk as Buffer, { stream: true });
    }
    decoder.decode();
    return "utf8";
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const start = (await readStart(path, 2)).toString("hex");
    return start === "fffe" || start === "feff" ? "utf16" : "win1252";
  }
}

async function readStart(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readSample(path: string, encoding: Encoding): Promise<string> {
  return iconv.decode(await readStart(path, sampleBytes), encoding);
}

/** The one that cuts the first row into most cells. */
function likeliestDelimiter(sample: string): string {
  const candidates = [",", ";", "\t", "|"].map((delimiter) => ({
    delimiter,
    cells: firstRow(sample, delimiter).length,
  }));
  candidates.sort((one, other) => other.cells - one.cells);
  return candidates[0]?.delimiter ?? ",";
}

function firstRow(sample: string, delimiter: string): string[] {
  try {
    return parseAll(sample, { ...reading, delimiter, to: 1 })[0] ?? [];
  } catch {
    return [];
  }
}

/** The rows after the first, one after the other; `onBytes` hears how much of the file was read since the last call. */
export async function* readRecords(
  file: CsvFile,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<CsvRecord> {
  const source = createReadStream(file.path);
  source.on("data", (chunk) => onBytes(chunk.length));
  const parser = parse({ ...reading, delimiter: file.delimiter, info: true });
  // Whatever fails upstream ends the parser with that error, and so the loop below.
  if (file.encoding === "utf8") pipeline(source, parser, () => undefined);
  else pipeline(source, iconv.decodeStream(file.encoding), parser, () => undefined);
  let lastLine = 0;
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    const line = lastLine + 1;
    lastLine = info.lines;
    const isBlank = record.length === 1 && record[0] === "";
    if (line > 1 && !isBlank) yield { line, cells: record };
  }
}

interface ParsedRecord {
  record: string[];
  info: Info;
}
