import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import {
  exportEndpoints,
  exportFileName,
  exportMediaTypes,
  exportRowsHeader,
  exportRowsWrittenTrailer,
} from "../../../../contract/exports.ts";
import type { Database } from "../../../database/database.ts";
import { ApiError } from "../../../http/api-error.ts";
import { route } from "../../../http/route.ts";
import { readSelection } from "../../../workspace/query/instance-selection.ts";
import { loadSchema } from "../../../workspace/schema.ts";
import { getLiveType } from "../rules.ts";
import { attachment } from "./attachment.ts";
import { estimateSize } from "./estimate-size.ts";
import { readExportFields } from "./export-fields.ts";
import { exportFile, type ExportPlan } from "./export-file.ts";
import { inFrames } from "./export-frames.ts";
import type { ExportProgress } from "./export-records.ts";
import { readKeys } from "./read-keys.ts";
import { wallTimeIn } from "./wall-time.ts";

/** Each keeps its list of keys; more at a time would only be slower for everybody. */
const mostAtOnce = 8;

export function exportRoutes(app: FastifyInstance, database: Database): void {
  let underWay = 0;

  async function planOf(
    typeId: string,
    query: z.infer<typeof exportEndpoints.preview.query>,
    signal: AbortSignal,
  ): Promise<ExportPlan> {
    const schema = await loadSchema(database);
    const type = getLiveType(schema, typeId);
    const fields = readExportFields(type.attributes, query.columns);
    const now = Math.floor(Date.now() / 1000);
    const selection = readSelection({ dialect: database.dialect, schema, type, now }, query);
    const { format, form = "readable", time_zone: timeZone = "UTC" } = query;
    const keys = await readKeys(database, selection, signal);
    return { schema, type, keys, fields, format, form, timeZone };
  }

  /** Work that counts as an export until `finish` is called, and whose signal says that nobody waits for it any more. */
  function begin(reply: FastifyReply): { signal: AbortSignal; finish: () => void } {
    if (underWay >= mostAtOnce) throw tooMany();
    underWay += 1;
    const gone = new AbortController();
    const leave = () => gone.abort();
    reply.raw.once("close", leave);
    let isFinished = false;
    const finish = () => {
      if (!isFinished) underWay -= 1;
      isFinished = true;
      reply.raw.off("close", leave);
    };
    return { signal: gone.signal, finish };
  }

  route(app, exportEndpoints.preview, async ({ params, query, reply }) => {
    const { signal, finish } = begin(reply);
    try {
      const plan = await planOf(params.custom_object_type_identifier, query, signal);
      const estimated_bytes = await estimateSize(database.db, plan);
      return { rows: plan.keys.length, estimated_bytes };
    } catch (error) {
      throw signal.aborted ? nobodyWaits() : error;
    } finally {
      finish();
    }
  });

  route(app, exportEndpoints.file, async ({ params, query, request, reply }) => {
    const { signal, finish } = begin(reply);
    try {
      const plan = await planOf(params.custom_object_type_identifier, query, signal);
      const progress: ExportProgress = { read: 0, leftOut: 0, cutCells: 0 };
      describeFile(reply, plan, query);
      if (query.frames === undefined)
        reply.trailer(exportRowsWrittenTrailer, async () => String(progress.read));
      const file = exportFile(database.db, plan, progress);
      const parts = query.frames
        ? inFrames(file, progress, (error) => describeBreak(error, request))
        : file;
      const stream = Readable.from(request.method === "HEAD" ? [] : parts, { highWaterMark: 1 });
      stream.once("close", finish);
      return stream;
    } catch (error) {
      finish();
      throw signal.aborted ? nobodyWaits() : error;
    }
  });
}

function describeFile(
  reply: FastifyReply,
  { type, keys, format, timeZone }: ExportPlan,
  query: z.infer<typeof exportEndpoints.file.query>,
): void {
  const { q, filter, references_contact_id: contact, references_conversation_id: talk } = query;
  const isFiltered = [q, filter, contact, talk].some((part) => part !== undefined && part !== "");
  const today = wallTimeIn(timeZone)(Math.floor(Date.now() / 1000));
  const day = new Date(today * 1000).toISOString().slice(0, 10);
  const name = exportFileName(type.label_plural, { day, isFiltered, format });
  reply
    .type(query.frames ? "application/octet-stream" : exportMediaTypes[format])
    .header("content-disposition", attachment(name))
    .header("cache-control", "no-store")
    .header(exportRowsHeader, String(keys.length));
}

function describeBreak(error: unknown, request: FastifyRequest) {
  request.log.error({ err: error, request_id: request.id }, "export failed");
  return {
    message: "The server could not read on. Its log has the reason under this request id.",
    request_id: request.id,
  };
}

/** Told to nobody, and no failure for the log. */
function nobodyWaits(): ApiError {
  return new ApiError(400, { code: "client_error", message: "The connection was closed" });
}

function tooMany(): ApiError {
  return new ApiError(
    503,
    {
      code: "service_unavailable",
      message: `${mostAtOnce} exports are under way already; try again when one of them is done`,
    },
    { "retry-after": "10" },
  );
}
