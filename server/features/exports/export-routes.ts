import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import {
  contactExportEndpoints,
  conversationExportEndpoints,
  exportFileName,
  exportMediaTypes,
  exportRowsHeader,
  exportRowsWrittenTrailer,
  instanceExportEndpoints,
  type ExportFileQuery,
} from "../../../contract/exports.ts";
import type { Endpoint } from "../../../contract/endpoint.ts";
import type { Database } from "../../database/database.ts";
import { ApiError } from "../../http/api-error.ts";
import { route } from "../../http/route.ts";
import type { ExportedList } from "../../workspace/exported-list.ts";
import { loadSchema, type Schema } from "../../workspace/schema.ts";
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

/** How a list is found by what an address says of it; throws a 400 that names what makes no sense. */
type FindList<Query> = (database: Database, schema: Schema, query: Query) => ExportedList;

/** The lists that can go into files. */
export interface ExportedLists {
  instances: FindList<Parsed<typeof instanceExportEndpoints.file> & { object_type_id: string }>;
  contacts: FindList<Parsed<typeof contactExportEndpoints.file>>;
  conversations: FindList<Parsed<typeof conversationExportEndpoints.file>>;
}
type Parsed<Call extends { query: z.core.$ZodType }> = z.infer<Call["query"]>;

type PreviewCall<Params extends z.core.$ZodType, Query extends z.core.$ZodType> = Endpoint<
  Params,
  Query,
  z.core.$ZodType,
  (typeof contactExportEndpoints.preview)["reply"]
>;
type FileCall<Params extends z.core.$ZodType, Query extends z.core.$ZodType> = Endpoint<
  Params,
  Query,
  z.core.$ZodType,
  (typeof contactExportEndpoints.file)["reply"]
>;

type FileQuery = ExportFileQuery & { time_zone?: string | undefined };

export function exportRoutes(app: FastifyInstance, database: Database, lists: ExportedLists): void {
  let underWay = 0;

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

  async function planOf(
    find: (schema: Schema) => ExportedList,
    query: FileQuery,
    signal: AbortSignal,
  ): Promise<ExportPlan> {
    const schema = await loadSchema(database);
    const list = find(schema);
    const fields = readExportFields(list, query.columns);
    const { format, form = "readable", time_zone: timeZone = "UTC" } = query;
    const keys = await readKeys(database, list, signal);
    return { schema, list, keys, fields, format, form, timeZone };
  }

  /** `find` is given what the address says. */
  function serve<
    Params extends z.core.$ZodType,
    Preview extends z.core.$ZodType<FileQuery>,
    File extends z.core.$ZodType<FileQuery>,
  >(
    calls: { preview: PreviewCall<Params, Preview>; file: FileCall<Params, File> },
    find: (
      schema: Schema,
      query: z.infer<Preview> | z.infer<File>,
      params: z.infer<Params>,
    ) => ExportedList,
  ): void {
    route(app, calls.preview, async ({ params, query, reply }) => {
      const { signal, finish } = begin(reply);
      try {
        const plan = await planOf((schema) => find(schema, query, params), query, signal);
        return { rows: plan.keys.length, estimated_bytes: await estimateSize(database.db, plan) };
      } catch (error) {
        throw signal.aborted ? nobodyWaits() : error;
      } finally {
        finish();
      }
    });

    route(app, calls.file, async ({ params, query, request, reply }) => {
      const { signal, finish } = begin(reply);
      try {
        const plan = await planOf((schema) => find(schema, query, params), query, signal);
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

  serve(instanceExportEndpoints, (schema, query, params) =>
    lists.instances(database, schema, {
      ...query,
      object_type_id: params.custom_object_type_identifier,
    }),
  );
  serve(contactExportEndpoints, (schema, query) => lists.contacts(database, schema, query));
  serve(conversationExportEndpoints, (schema, query) =>
    lists.conversations(database, schema, query),
  );
}

function describeFile(
  reply: FastifyReply,
  { list, keys, format, timeZone }: ExportPlan,
  query: FileQuery,
): void {
  const today = wallTimeIn(timeZone)(Math.floor(Date.now() / 1000));
  const day = new Date(today * 1000).toISOString().slice(0, 10);
  const name = exportFileName(list.label, { day, isFiltered: list.isNarrowed, format });
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
