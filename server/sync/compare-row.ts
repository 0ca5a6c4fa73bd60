import type { JsonObject } from "../../contract/json.ts";
import type { OutboxComparison } from "../../contract/outbox.ts";
import { ApiError } from "../http/api-error.ts";
import { CallFailedError, isUnavailable } from "./call-failed-error.ts";
import { requireAccount, type CopyConnection } from "./copy-connection.ts";
import type { OutboxRow } from "./outbox-rows.ts";
import { planWrite } from "./plan-write.ts";
import type { WantedMember, WantedMembers } from "./record-members.ts";
import { readCopy, reread } from "./reread.ts";
import { isSameMeaning } from "./same-meaning.ts";
import type { Read } from "./write-plan.ts";

/** What a write sets beside what its record holds now, read anew; where the vendor can't tell, the copy does. */
export async function compareRow(
  connection: CopyConnection,
  row: OutboxRow,
): Promise<OutboxComparison> {
  return comparisonOf(connection, row, async (sought) => {
    try {
      await requireAccount(connection);
      return await reread(connection, sought);
    } catch (error) {
      if (!(error instanceof CallFailedError) || !isUnavailable(error.failure)) throw error;
      return readCopy(connection.database, sought);
    }
  });
}

/** As `compareRow`, by what `read` finds. */
export async function comparisonOf(
  connection: CopyConnection,
  { write, base: before }: OutboxRow,
  read: Read,
): Promise<OutboxComparison> {
  const gone = { before, now: null, mine: {}, contested: [], mergeable: [] };
  const plan = await planWrite(connection, write, { read, ignoreExpectations: true }).catch(
    (error: unknown) => {
      if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return;
      throw error;
    },
  );
  if (!plan?.wanted) return gone;
  const { base: now, wanted } = plan;
  const members = [...wanted];
  return {
    before,
    now,
    mine: mineOf(wanted),
    contested: members.flatMap((member) => (isContested(before, now, member) ? [member[0]] : [])),
    mergeable: members.flatMap(([field, { attribute }]) =>
      attribute?.reference?.type === "many" ? [field] : [],
    ),
  };
}

function mineOf(wanted: WantedMembers): JsonObject {
  return Object.fromEntries([...wanted].map(([field, { value }]) => [field, value]));
}

function isContested(
  before: JsonObject | null,
  now: JsonObject | null,
  [field, { value, attribute }]: [string, WantedMember],
): boolean {
  const [was, is] = [before?.[field] ?? null, now?.[field] ?? null];
  return now !== null && !isSameMeaning(was, is, attribute) && !isSameMeaning(value, is, attribute);
}
