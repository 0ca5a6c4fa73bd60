import { Client, DatabaseError } from "pg";

/**
 * Each worker that runs tests has a PostgreSQL database of its own. In one database they would trip over each other: who
 * brings a schema up to date looks at the tables of all schemas, and those of a test that ends are dropped meanwhile.
 */
const given = process.env["TEST_DATABASE_URL"];
const worker = process.env["VITEST_POOL_ID"];
if (given !== undefined && worker !== undefined) {
  const name = `objectory_tests_${worker}`;
  await createDatabase(given, name);
  const url = new URL(given);
  url.pathname = `/${name}`;
  process.env["TEST_DATABASE_URL"] = url.href;
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    const isThere = error instanceof DatabaseError && error.code === "42P04";
    if (!isThere) throw error;
  } finally {
    await client.end();
  }
}
