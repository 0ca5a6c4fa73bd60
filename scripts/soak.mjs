// The tests that send what nobody would, those that kill the server and those of calls to a vendor and of sweeps, twenty times as long, and
// an export of a million rows; `SOAK` says how many times.
process.env.SOAK ??= "20";
process.argv.push("fuzz", "durability", "connectors", "sync", "export-memory");
await import("./unit.mjs");
