import { Button, CloseButton, NativeSelect, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useId } from "react";
import { deepestFilter } from "../../../contract/query-filter.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import type { FieldGroup, FilterField } from "./filter-fields.ts";
import {
  draftCondition,
  draftGroup,
  scopeBeyond,
  scopeFields,
  type ConditionDraft,
  type DraftProblems,
  type DraftScope,
  type FilterDraft,
  type GroupDraft,
} from "./filter-draft.ts";
import classes from "./group-editor.module.css";

interface EditorProps<Draft> {
  draft: Draft;
  scope: DraftScope;
  problems: DraftProblems;
  /** How many groups it stands in. */
  depth: number;
  onChange: (draft: Draft) => void;
}

/** Conditions of which all must hold, or any, and groups of such in it. */
function GroupEditor(props: EditorProps<GroupDraft>) {
  const { draft, scope, problems, depth, onChange } = props;
  const { items, operator } = draft;
  const problem = problems.get(draft.key);
  const [first] = scopeFields(scope);
  const add = (item: FilterDraft) => onChange({ ...draft, items: [...items, item] });

  return (
    <div className={classes.group}>
      {items.length > 1 || depth === 0 ? (
        <span className={classes.match}>
          Records match
          <NativeSelect
            aria-label="Records match"
            size="xs"
            value={operator}
            data={[
              { value: "AND", label: "all of these" },
              { value: "OR", label: "any of these" },
            ]}
            onChange={({ currentTarget }) =>
              onChange({ ...draft, operator: currentTarget.value === "OR" ? "OR" : "AND" })
            }
          />
        </span>
      ) : null}
      <ul className={classes.items}>
        {items.map((item, index) => (
          <li key={item.key} className={classes.item}>
            <Item
              {...props}
              draft={item}
              onChange={(changed) =>
                onChange({ ...draft, items: items.map((each) => (each === item ? changed : each)) })
              }
              position={index + 1}
              onRemove={() => onChange({ ...draft, items: items.filter((each) => each !== item) })}
            />
          </li>
        ))}
      </ul>
      {problem === undefined ? null : (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      {first ? (
        <div className={classes.adds}>
          <AddButton onClick={() => add(draftCondition(first, scope))}>Condition</AddButton>
          {depth < deepestFilter - 2 ? (
            <AddButton
              onClick={() =>
                add(draftGroup([draftCondition(first, scope)], operator === "AND" ? "OR" : "AND"))
              }
            >
              Group
            </AddButton>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function AddButton({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<IconPlus size={12} stroke={1.5} aria-hidden />}
      aria-label={`Add ${children.toLowerCase()}`}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

function Item({
  draft,
  scope,
  problems,
  depth,
  position,
  onChange,
  onRemove,
}: EditorProps<FilterDraft> & { position: number; onRemove: () => void }) {
  const noun = draft.kind === "group" ? "group" : "condition";
  return (
    <>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.not}
          aria-pressed={draft.isNegated}
          aria-label={`Not ${noun} ${position}`}
          onClick={() => onChange({ ...draft, isNegated: !draft.isNegated })}
        >
          Not
        </button>
        {draft.kind === "condition" ? (
          <FieldSelect draft={draft} scope={scope} onChange={onChange} />
        ) : (
          <span className={classes.kind}>{draft.kind === "group" ? "Group" : "Can’t be read"}</span>
        )}
        <CloseButton size={24} aria-label={`Remove ${noun} ${position}`} onClick={onRemove} />
      </div>
      <DraftEditor
        draft={draft}
        scope={scope}
        problems={problems}
        depth={depth + 1}
        onChange={onChange}
      />
    </>
  );
}

/** A part of a filter without its field: what is compared, and with what. */
export function DraftEditor(props: EditorProps<FilterDraft>) {
  const { draft, onChange } = props;
  switch (draft.kind) {
    case "unreadable":
      return <code className={classes.source}>{JSON.stringify(draft.node)}</code>;
    case "group":
      return <GroupEditor {...props} draft={draft} />;
    case "condition":
      return (
        <ConditionEditor
          {...props}
          draft={draft}
          where={
            <GroupEditor
              {...props}
              draft={draft.where}
              scope={scopeBeyond(props.scope, draft.field)}
              depth={props.depth + 1}
              onChange={(where) => onChange({ ...draft, where })}
            />
          }
        />
      );
  }
}

const fieldGroups: FieldGroup[] = ["Attributes", "Links", "Record"];

function FieldSelect({
  draft,
  scope,
  onChange,
}: {
  draft: ConditionDraft;
  scope: DraftScope;
  onChange: (draft: ConditionDraft) => void;
}) {
  const id = useId();
  const fields = scopeFields(scope);
  const choose = (field: FilterField) =>
    onChange({ ...draftCondition(field, scope), key: draft.key, isNegated: draft.isNegated });
  return (
    <Select
      id={id}
      size="xs"
      className={classes.field ?? ""}
      aria-label="Field"
      searchable
      allowDeselect={false}
      withCheckIcon={false}
      nothingFoundMessage="No attribute matches"
      comboboxProps={{ shadow: "md", withinPortal: false }}
      maxDropdownHeight={240}
      data={fieldGroups.map((group) => ({
        group,
        items: fields
          .filter((each) => each.group === group)
          .map(({ field, label }) => ({ value: field, label })),
      }))}
      value={draft.field.field}
      onChange={(name) => {
        const field = fields.find((each) => each.field === name);
        if (field) choose(field);
      }}
    />
  );
}
