/** Whether a write failed because another row has the same key; nothing of its transaction may be kept then. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === postgresUniqueViolation || errcode === sqliteConstraintUnique;
}

const postgresUniqueViolation = "23505";
const sqliteConstraintUnique = 2067;
