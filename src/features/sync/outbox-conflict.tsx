import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { mergedIds } from "../../../contract/merged-ids.ts";
import type { OutboxChoice, OutboxComparison, OutboxEntry } from "../../../contract/outbox.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import { ValueChoice } from "../../components/ui/value-choice.tsx";
import { formatQuantity } from "../../lib/format.ts";
import { changedMembers, type ChangedMember } from "../../workspace/copy/changed-members.ts";
import { MemberChanges, MemberValue } from "./member-changes.tsx";
import classes from "./outbox-page.module.css";
import { copyQueries, decideEntry } from "./queries.ts";
import { capitalised } from "../../workspace/record-nouns.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { writtenAttributes } from "../../workspace/copy/write-members.ts";

interface ConflictProps {
  vendor: string;
  entry: OutboxEntry;
  /** What the record is called, such as `order`. */
  noun: string;
  /** Called once nothing is left to be decided. */
  onGone: () => void;
}

/** For each value that both sides have set: what it was, what the vendor has now, and what is to be written; one is chosen by hand. */
export function OutboxConflict(props: ConflictProps) {
  const { vendor, entry, noun } = props;
  const { data, error, refetch } = useQuery(copyQueries.comparison(entry.number));
  if (!data)
    return error ? (
      <FailureState
        what={`What ${vendor} has now could not be read`}
        failure={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <p role="status" className={classes.meta}>
        Asking {vendor} what stands there now…
      </p>
    );
  if (Object.keys(data.mine).length === 0)
    return (
      <p className={classes.meta}>
        {vendor} no longer has this {noun}, so nothing can be written to it. The change can only be
        discarded.
      </p>
    );
  // Who has chosen by what was shown must not find it chosen for something else.
  return <Decision key={JSON.stringify(data.now)} {...props} comparison={data} />;
}

function Decision({
  vendor,
  entry,
  noun,
  onGone,
  comparison,
}: ConflictProps & { comparison: OutboxComparison }) {
  const { now, mine, contested } = comparison;
  const [choices, setChoices] = useState<Record<string, OutboxChoice>>({});
  const decide = useMutation(decideEntry);
  const attributes = writtenAttributes(useSchema(), entry);
  const membersOf = (fields: string[]) =>
    fields.map((field) => [field, memberOf(attributes, comparison, field)] as const);
  const others = Object.keys(mine).filter((field) => !contested.includes(field));
  const open = contested.filter((field) => choices[field] === undefined).length;
  const left = Object.keys(mine).filter((field) => choices[field] !== "theirs").length;
  const name = `${noun} ${entry.title}`;
  const submit = () =>
    decide.mutateAsync({ number: entry.number, now, choices }).then(
      ({ entries }) => {
        const after = entries.find(({ number }) => number === entry.number);
        announce(resultWords(vendor, name, left, after));
        if (!after) onGone();
      },
      // `decide.error` is shown.
      () => undefined,
    );
  return (
    <div className={classes.conflict}>
      <p className={classes.meta}>
        {contested.length > 0
          ? `Somebody else changed the same in ${vendor}. Nothing was sent.`
          : `What stands in ${vendor} now is not in the way any more.`}
      </p>
      {membersOf(contested).map(([field, { member, nowValue }]) => (
        <ValueChoice
          key={field}
          label={member.label}
          was={
            <>
              When this was kept: <MemberValue member={member} value={member.before} />
            </>
          }
          options={[
            {
              value: "mine" as const,
              label: "Send mine",
              shown: <MemberValue member={member} value={member.after} />,
            },
            {
              value: "theirs" as const,
              label: "Leave theirs",
              shown: <MemberValue member={member} value={nowValue} />,
            },
            ...bothOptions(comparison, field, member),
          ]}
          choice={choices[field]}
          onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
        />
      ))}
      {others.length > 0 ? (
        <>
          <p className={classes.meta}>
            {contested.length > 0 ? "Sent as well, as nobody else changed it:" : "To be sent:"}
          </p>
          <MemberChanges
            members={membersOf(others).map(([, { member }]) => member)}
            isNew={comparison.before === null}
          />
        </>
      ) : null}
      {decide.error ? (
        <p role="alert" className={classes.failure}>
          {explainFailure(decide.error).reason} The change is still kept.
        </p>
      ) : null}
      <div className={classes.decide}>
        <Button
          disabled={open > 0}
          loading={decide.isPending}
          aria-label={open > 0 ? undefined : `${actWords(left)}: ${name}`}
          onClick={() => void submit()}
        >
          {open > 0 ? `Choose for ${formatQuantity(open, "value")} first` : actWords(left)}
        </Button>
      </div>
    </div>
  );
}

function actWords(left: number): string {
  return left === 0 ? "Leave theirs, send nothing" : `Send ${formatQuantity(left, "value")}`;
}

function resultWords(
  vendor: string,
  name: string,
  left: number,
  after: OutboxEntry | undefined,
): string {
  if (after?.state === "conflict")
    return `${capitalised(name)} changed once more in ${vendor}; choose again`;
  if (after) return `${capitalised(name)} was not sent yet`;
  return left === 0 ? `Nothing was sent for ${name}` : `Sent ${name}`;
}

/** Both done to a set, where it is one. */
function bothOptions(comparison: OutboxComparison, field: string, member: ChangedMember) {
  if (!comparison.mergeable.includes(field)) return [];
  const shown = <MemberValue member={member} value={mergedIds(field, comparison)} />;
  return [{ value: "both" as const, label: "Keep both changes", shown }];
}

function memberOf(
  attributes: Parameters<typeof changedMembers>[0],
  { before, now, mine }: OutboxComparison,
  field: string,
): { member: ChangedMember; nowValue: ChangedMember["after"] } {
  const [member] = changedMembers(attributes, null, { [field]: mine[field] ?? null });
  if (!member) throw new Error(`A kept write sets no ${field}`);
  // To a vendor a value that is null and one that is not there are the same.
  const held = (values: typeof now) => values?.[field] ?? undefined;
  return { member: { ...member, before: held(before) }, nowValue: held(now) };
}
