import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./condition-editor.module.css";
import {
  withFirstWhere,
  type ConditionDraft,
  type DraftProblems,
  type DraftScope,
} from "./filter-draft.ts";
import { operatorChoices } from "./operator-choices.ts";
import { ValueInput } from "./value-input.tsx";

/** An operator and its value; for `where`, the conditions of the records that a reference leads to. */
export function ConditionEditor({
  draft,
  scope,
  problems,
  where,
  onChange,
}: {
  draft: ConditionDraft;
  scope: DraftScope;
  problems: DraftProblems;
  /** Edits what the records of a reference must match. */
  where: ReactNode;
  onChange: (draft: ConditionDraft) => void;
}) {
  const { field, choice } = draft;

  function choose(id: string): void {
    const next = operatorChoices[field.kind].find((each) => each.id === id);
    if (!next) return;
    const texts = next.input === choice.input ? draft.texts : kept(draft, next.input);
    onChange(withFirstWhere({ ...draft, choice: next, texts }, scope));
  }

  return (
    <div className={classes.condition}>
      <NativeSelect
        size="xs"
        className={classes.operator ?? ""}
        aria-label={`How to compare ${field.label}`}
        value={choice.id}
        data={operatorChoices[field.kind].map(({ id, label }) => ({ value: id, label }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {choice.input === "where" ? (
        <div className={classes.where}>{where}</div>
      ) : (
        <ValueInput
          label={field.label}
          draft={draft}
          problem={problems.get(draft.key)}
          onChange={(texts) => onChange({ ...draft, texts })}
        />
      )}
    </div>
  );
}

/** What was typed goes along from one operator to the next, as far as it makes sense there. */
function kept(
  { choice, texts }: ConditionDraft,
  input: ConditionDraft["choice"]["input"],
): string[] {
  if (input === "span") return ["last 7 days"];
  if (input === "none" || choice.input === "span") return [];
  const [first = ""] = texts;
  const isSingle = input === "text" || input === "number" || input === "date" || input === "record";
  return isSingle ? (first === "" ? [] : [first]) : texts;
}
