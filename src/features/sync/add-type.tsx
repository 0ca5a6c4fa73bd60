import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { syncEndpoints } from "../../../contract/sync.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import classes from "./copy-sections.module.css";
import { addType } from "./queries.ts";

/** A vendor that does not list its types is asked for one by its name. */
export function AddType({ vendor }: { vendor: string }) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = useMutation(addType);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = name.trim();
    const checked = syncEndpoints.addType.body.safeParse({ object_type_id: wanted });
    setProblem(checked.success ? undefined : checked.error.issues[0]?.message);
    if (!checked.success) return;
    const type = await add.mutateAsync(wanted);
    setName("");
    announce(`${type.label_plural} are copied from now on`);
  }

  const failure = add.error ? explainFailure(add.error).reason : undefined;
  return (
    <section aria-labelledby="add-type">
      <h2 id="add-type">Add a type by its name</h2>
      <p className={classes.dim}>
        {vendor} names only types that something refers to. Any other is asked for by the name that{" "}
        {vendor}’s settings show.
      </p>
      <form
        className={classes.form}
        onSubmit={(event) => void submit(event).catch(() => undefined)}
      >
        <TextInput
          aria-label="Name of the type"
          placeholder="Order"
          value={name}
          error={problem === undefined ? failure : `The name ${problem}`}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            setProblem(undefined);
            add.reset();
          }}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          Add type
        </Button>
      </form>
    </section>
  );
}
