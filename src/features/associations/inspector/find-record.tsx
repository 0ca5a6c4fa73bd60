import { NativeSelect } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { OwnerKind } from "../../../../contract/attributes.ts";
import { EmptyState } from "../../../components/ui/empty-state.tsx";
import { PageHeader } from "../../../components/ui/page-header.tsx";
import { CopyState } from "../../../workspace/copy/copy-state.ts";
import { RecordPicker } from "../../../workspace/record-picker.tsx";
import { useSchema } from "../../../workspace/schema-query.ts";
import classes from "./find-record.module.css";

/** Nothing is in the middle yet: asks for the record to start from. */
export function FindRecord() {
  const types = useSchema().object_types.filter(({ archived }) => !archived);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState("contact");
  const kind: OwnerKind = chosen === "contact" || chosen === "conversation" ? chosen : "instance";
  const type = types.find(({ id }) => `type ${id}` === chosen);
  return (
    <>
      <PageHeader title="Associations" beside={<CopyState noun="records" />} />
      <EmptyState
        title="Which record do you want to look around from?"
        action={
          <div className={classes.find}>
            <NativeSelect
              size="sm"
              label="Kind of record"
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={[
                { value: "contact", label: "Contact" },
                { value: "conversation", label: "Conversation" },
                ...types.map(({ id, label }) => ({ value: `type ${id}`, label })),
              ]}
            />
            <RecordPicker
              key={chosen}
              kind={kind}
              objectTypeId={type?.id}
              label={`Find the ${type?.label.toLowerCase() ?? kind}`}
              onPick={({ id }) =>
                void navigate({ to: "/associations", search: { focus: `${kind}:${id}` } })
              }
            />
          </div>
        }
      >
        Contacts, conversations and instances that are linked with it are drawn around it.
      </EmptyState>
    </>
  );
}
