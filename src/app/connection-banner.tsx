import { Button } from "@mantine/core";
import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { healthEndpoint } from "../../contract/health.ts";
import { callEndpoint } from "../lib/api.ts";
import { formatAge } from "../lib/format.ts";
import classes from "./connection-banner.module.css";
import { useConnection } from "./connection.ts";

const probeEveryMs = 5000;

/** While the server does not answer: says so, says what the screen shows meanwhile, and keeps asking. */
export function ConnectionBanner() {
  const { unreachableSince } = useConnection();
  return (
    <div role="status">
      {unreachableSince === undefined ? null : <Unreachable sinceMs={unreachableSince} />}
    </div>
  );
}

function Unreachable({ sinceMs }: { sinceMs: number }) {
  const queryClient = useQueryClient();
  const isFetching = useIsFetching() > 0;
  useQuery({
    queryKey: ["health"],
    queryFn: async ({ signal }) => {
      const health = await callEndpoint(healthEndpoint, { signal });
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "health" });
      return health;
    },
    refetchInterval: probeEveryMs,
    retry: false,
    gcTime: 0,
  });
  return (
    <div className={classes.banner}>
      <span>
        The server has not answered since {formatAge(sinceMs / 1000)}. You see what was loaded
        before; changes can’t be saved until it answers.
      </span>
      <Button
        variant="default"
        loading={isFetching}
        onClick={() => void queryClient.invalidateQueries()}
      >
        Try now
      </Button>
    </div>
  );
}
