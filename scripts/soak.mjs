// The tests that send what nobody would, those that kill the server and those of calls to a vendor, twenty times as long;
// `SOAK` says how many times.
process.env.SOAK ??= "20";
process.argv.push("fuzz", "durability", "connectors");
await import("./unit.mjs");
