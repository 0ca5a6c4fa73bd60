// The tests that send what nobody would and those that kill the server, twenty times as long; `SOAK` says how many times.
process.env.SOAK ??= "20";
process.argv.push("fuzz", "durability");
await import("./unit.mjs");
