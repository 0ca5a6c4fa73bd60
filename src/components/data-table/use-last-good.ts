import { useState } from "react";

/** What a query holds or, once it has failed, what it held last: rows stay in sight while a failure is told. */
export function useLastGood<Data>(data: Data | undefined, failure: Error | null): Data | undefined {
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  return data ?? (failure ? last : undefined);
}
