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
    intercom: undefined,
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
    INTERCOM_ACCESS_TOKEN: "dG9rOnRva2Vu",
    INTERCOM_REGION: "eu",
    INTERCOM_VERSION: "Preview",
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
    intercom: { token: "dG9rOnRva2Vu", location: "eu", version: "Preview" },
    logLevel: "debug",
  });
  expect(databaseLocation(config)).toEqual({ url: "postgres://ada:secret@db:5432/shop" });
});

test("a setting that is present but empty counts as unset", () => {
  expect(parseConfig({ PORT: "", OBJECTORY_TOKEN: "", HOST: "" })).toEqual(parseConfig({}));
});

test("an Intercom account is reached in the US with version 2.16, or at an address of this machine", () => {
  const token = "dG9rOnRva2Vu";
  expect(parseConfig({ INTERCOM_ACCESS_TOKEN: token }).intercom).toEqual({
    token,
    location: "us",
    version: "2.16",
  });
  const location = "http://127.0.0.1:4200/api";
  const environment = { INTERCOM_ACCESS_TOKEN: token, INTERCOM_REGION: location };
  expect(parseConfig(environment).intercom?.location).toBe(location);
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
    [
      "INTERCOM_ACCESS_TOKEN",
      "two words",
      /^INTERCOM_ACCESS_TOKEN must be the token.*copy it again$/,
    ],
    [
      "INTERCOM_REGION",
      "uk",
      /^INTERCOM_REGION must be us, eu, au, or a base address.*, not "uk"$/,
    ],
    ["INTERCOM_REGION", "http://api.intercom.io", /^INTERCOM_REGION must be.*https:/],
    ["INTERCOM_REGION", "https://ada:hush@proxy.example", /^INTERCOM_REGION must be(?!.*hush)/],
    ["INTERCOM_VERSION", "2.15", /^INTERCOM_VERSION must be 2.16 or newer.*, not "2.15"$/],
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
    for (const secret of ["OBJECTORY_TOKEN", "DATABASE_URL", "INTERCOM_ACCESS_TOKEN"])
      expect(() => parseConfig({ [secret]: "hush" })).not.toThrow(/hush/);
  });
});
