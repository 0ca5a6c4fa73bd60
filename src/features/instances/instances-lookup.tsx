import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { memo, useId, useState, type SubmitEvent } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import { ApiFailure } from "../../lib/api.ts";
import classes from "./instances-lookup.module.css";
import { instanceQueries } from "./queries.ts";

/** The way to one instance whose external id is known, to the letter. Not drawn anew with every page of the list. */
export const InstancesLookup = memo(function InstancesLookup({
  objectType,
}: {
  objectType: ObjectType;
}) {
  const [externalId, setExternalId] = useState("");
  const [problem, setProblem] = useState<string>();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const problemId = useId();

  async function goTo(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wanted = externalId.trim();
    if (wanted === "") return;
    setProblem(undefined);
    try {
      const { id } = await queryClient.fetchQuery(
        instanceQueries.findByExternalId(objectType.id, wanted),
      );
      await navigate({ to: "/objects/$type/$id", params: { type: objectType.id, id } });
    } catch (error) {
      const isMiss = error instanceof ApiFailure && error.status === 404;
      const noun = objectType.label.toLowerCase();
      setProblem(isMiss ? `No ${noun} has the external id “${wanted}”` : String(error));
    }
  }

  return (
    <search className={classes.lookup}>
      <form onSubmit={(event) => void goTo(event)}>
        <TextInput
          size="xs"
          aria-label="Go to external id"
          placeholder="Go to external id…"
          autoComplete="off"
          spellCheck={false}
          maxLength={255}
          value={externalId}
          error={problem !== undefined}
          aria-describedby={problemId}
          onChange={(event) => {
            setExternalId(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
      </form>
      <span id={problemId} role="status" className={classes.problem}>
        {problem}
      </span>
    </search>
  );
});
