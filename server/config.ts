import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { z } from "zod";

const settingsSchema = z.object({
  HOST: z.string().min(1, "must name an address to listen on").default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number")
    .transform(Number)
    .pipe(z.number().max(65535, "must be at most 65535"))
    .default(4100),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "must look like postgres://user:password@host:5432/database",
    })
    .optional(),
  OBJECTORY_DATA_DIR: z.string().min(1, "must name a folder").default("./data"),
  OBJECTORY_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, "must be at least 16 visible ASCII characters")
    .optional(),
  OBJECTORY_DEMO: z
    .union(
      [
        z.literal(["small", "none"]),
        z
          .string()
          .regex(/^[1-9]\d{0,6}$/)
          .transform(Number),
      ],
      "must be small, none, or a number of instances up to 9999999",
    )
    .default("small"),
  OBJECTORY_RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "must be a number of requests a minute")
    .transform(Number)
    .default(10_000),
  INTERCOM_ACCESS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{8,}$/,
      "must be the token as Intercom's Developer Hub shows it, without spaces; copy it again",
    )
    .optional(),
  INTERCOM_REGION: z
    .string()
    .refine(
      isIntercomLocation,
      "must be us, eu, au, or a base address that starts with https:// and holds no password",
    )
    .default("us"),
  INTERCOM_VERSION: z
    .string()
    .regex(
      /^(2\.(1[6-9]|[2-9]\d)|Preview)$/,
      "must be 2.16 or newer, or Preview: older versions can't list instances",
    )
    .default("2.16"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
});

/** How to reach an Intercom account. */
export interface IntercomSettings {
  token: string;
  /** `us`, `eu`, `au`, or the base address of an API that speaks Intercom's dialect. */
  location: string;
  version: string;
}

/** Every setting of the server; the README documents each under the name it has in the environment. */
export interface Config {
  host: string;
  port: number;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Undefined: made on first start and kept in the data folder. */
  token: string | undefined;
  /** How large a demo workspace an empty database is filled with. */
  demo: "small" | "none" | number;
  /** Requests a minute for each token, counted in windows of ten seconds. */
  rateLimitPerMinute: number;
  /** Undefined without an access token. */
  intercom: IntercomSettings | undefined;
  logLevel: string;
}

/** A setting that can't be used, in one line for the person who set it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Read `.env` beside the project where there is one; the environment wins over it. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync(".env")) loadEnvFile(".env");
  return process.env;
}

/** Throws `ConfigError`; a setting that is present but empty counts as unset. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = settingsSchema.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0]);
    const shown = mayHoldSecret(name, given[name]) ? "" : `, not "${given[name]}"`;
    throw new ConfigError(`${name} ${issue?.message}${shown}`);
  }
  const settings = result.data;
  return {
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.OBJECTORY_DATA_DIR,
    token: settings.OBJECTORY_TOKEN,
    demo: settings.OBJECTORY_DEMO,
    rateLimitPerMinute: settings.OBJECTORY_RATE_LIMIT,
    intercom:
      settings.INTERCOM_ACCESS_TOKEN === undefined
        ? undefined
        : {
            token: settings.INTERCOM_ACCESS_TOKEN,
            location: settings.INTERCOM_REGION,
            version: settings.INTERCOM_VERSION,
          },
    logLevel: settings.LOG_LEVEL,
  };
}

/** The copy of a vendor's account has a file of its own, so that one can go back to the embedded workspace. */
export function databaseLocation(config: Config): { file: string } | { url: string } {
  return config.databaseUrl === undefined
    ? { file: join(config.dataDir, config.intercom ? "intercom.db" : "objectory.db") }
    : { url: config.databaseUrl };
}

function mayHoldSecret(name: string, value = ""): boolean {
  return (
    ["OBJECTORY_TOKEN", "DATABASE_URL", "INTERCOM_ACCESS_TOKEN"].includes(name) ||
    value.includes("@")
  );
}

/** The token goes along with every call, so it may leave this machine only encrypted. */
function isIntercomLocation(location: string): boolean {
  if (["us", "eu", "au"].includes(location)) return true;
  if (!URL.canParse(location)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(location);
  const isOnThisMachine =
    hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  const isPrivate = protocol === "https:" || (protocol === "http:" && isOnThisMachine);
  return isPrivate && username + password + search + hash === "";
}
