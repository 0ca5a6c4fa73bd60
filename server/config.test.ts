import { describe, expect, test } from "vitest";
import { ConfigError, databaseLocation, parseConfig } from "./config.ts";

test("without any setting there is a server on this machine with a small demo in a file", () => {
  const config = parseConfig({});
  expect(config).toEqual({
    host: "127.0.0.1",
    port: 4100,
    databaseUrl: undefined,
    dataDir: "./data",
    token: undefined,
    demo: "small",
    rateLimitPerMinute: 10_000,
    logLevel: "info",
  });
  expect(databaseLocation(config)).toEqual({ file: "data/objectory.db" });
});

test("every setting is read, and settings of other programs are left alone", () => {
  const config = parseConfig({
    HOST: "0.0.0.0",
    PORT: "80",
    DATABASE_URL: "postgres://ada:secret@db:5432/shop",
    OBJECTORY_DATA_DIR: "/var/lib/objectory",
    OBJECTORY_TOKEN: "sixteen-letters!",
    OBJECTORY_DEMO: "100000",
    OBJECTORY_RATE_LIMIT: "600",
    LOG_LEVEL: "debug",
    PATH: "/usr/bin",
  });
  expect(config).toEqual({
    host: "0.0.0.0",
    port: 80,
    databaseUrl: "postgres://ada:secret@db:5432/shop",
    dataDir: "/var/lib/objectory",
    token: "sixteen-letters!",
    demo: 100_000,
    rateLimitPerMinute: 600,
    logLevel: "debug",
  });
  expect(databaseLocation(config)).toEqual({ url: "postgres://ada:secret@db:5432/shop" });
});

test("a setting that is present but empty counts as unset", () => {
  expect(parseConfig({ PORT: "", OBJECTORY_TOKEN: "", HOST: "" })).toEqual(parseConfig({}));
});

describe("a value that can't be used is named in one line, with what would do", () => {
  test.each([
    ["PORT", "http", /^PORT must be a port number, not "http"$/],
    ["PORT", "65536", /^PORT must be at most 65535, not "65536"$/],
    ["PORT", "-1", /^PORT must be a port number/],
    ["DATABASE_URL", "mysql://db/shop", /^DATABASE_URL must look like postgres:/],
    ["OBJECTORY_TOKEN", "short", /^OBJECTORY_TOKEN must be at least 16 visible ASCII characters$/],
    ["OBJECTORY_TOKEN", "with spaces in the token", /^OBJECTORY_TOKEN must be/],
    ["OBJECTORY_DEMO", "large", /^OBJECTORY_DEMO must be small, none, or a number.*, not "large"$/],
    ["OBJECTORY_DEMO", "0", /^OBJECTORY_DEMO must be/],
    ["OBJECTORY_RATE_LIMIT", "0", /^OBJECTORY_RATE_LIMIT must be a number of requests a minute/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL must be fatal, error, .*, not "loud"$/],
  ])("%s=%s", (name, value, message) => {
    let thrown: unknown;
    try {
      parseConfig({ [name]: value });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    expect((thrown as ConfigError).message).toMatch(message);
    expect((thrown as ConfigError).message).not.toContain("\n");
  });

  test("and no secret is shown", () => {
    for (const secret of ["OBJECTORY_TOKEN", "DATABASE_URL"])
      expect(() => parseConfig({ [secret]: "hush" })).not.toThrow(/hush/);
  });
});
