import { VisuallyHidden } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import type { JsonValue } from "../../../contract/json.ts";
import { Time } from "../../components/ui/time.tsx";
import { AttributeValue } from "../../workspace/attribute-value.tsx";
import { useRecordNames } from "../../workspace/filters/use-record-names.ts";
import type { ChangedMember } from "../../workspace/copy/changed-members.ts";
import classes from "./member-changes.module.css";

const shownNames = 3;

/** Each member as it was and as it is, under its name. */
export function MemberChanges({
  members,
  isNew = false,
}: {
  members: ChangedMember[];
  /** There is nothing that it was before. */
  isNew?: boolean;
}) {
  return (
    <dl className={classes.members}>
      {members.map((member) => (
        <div key={member.name}>
          <dt>{member.label}</dt>
          <dd>
            {isNew ? null : (
              <>
                <VisuallyHidden>From </VisuallyHidden>
                <span className={classes.before}>
                  <MemberValue member={member} value={member.before} />
                </span>
                <IconArrowRight size={14} stroke={1.5} aria-hidden />
                <VisuallyHidden> to </VisuallyHidden>
              </>
            )}
            <span>
              <MemberValue member={member} value={member.after} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value of a member; references by the names of what is referred to. */
export function MemberValue({
  member: { attribute, name },
  value,
}: {
  member: Pick<ChangedMember, "attribute" | "name">;
  value: JsonValue | undefined;
}) {
  if (attribute?.reference && isIds(value))
    return <References typeId={attribute.reference.object_type_id} ids={value} />;
  if (attribute === undefined && typeof value === "number" && name.endsWith("_at"))
    return <Time unixSeconds={value} form="full" />;
  if (attribute === undefined && typeof value === "string") return <bdi>{value}</bdi>;
  return <AttributeValue attribute={attribute} value={value} />;
}

function References({ typeId, ids }: { typeId: string; ids: string[] }) {
  const owner = { kind: "instance", objectTypeId: typeId } as const;
  const shown = ids.slice(0, shownNames);
  const nameOf = useRecordNames(shown.map((id) => ({ owner, id })));
  if (ids.length === 0) return <span className={classes.none}>none</span>;
  const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : "";
  return (
    <bdi>
      {shown.map((id) => nameOf(owner, id)).join(", ")}
      {more}
    </bdi>
  );
}

function isIds(value: JsonValue | undefined): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}
