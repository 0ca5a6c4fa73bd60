import { useState } from "react";

/** The failure of an action that is tried again: it stays in sight until it is known what becomes of the next try. */
export function useFailureInSight<Failure>({
  error,
  isPending,
}: {
  error: Failure | null;
  isPending: boolean;
}): Failure | null {
  const [last, setLast] = useState(error);
  if (!isPending && last !== error) setLast(error);
  return isPending ? last : error;
}
