import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { JsonView } from "../../components/ui/json-view.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { unknownNames, valueOf } from "./instance-fields.ts";
import classes from "./instance-record.module.css";
import { InstanceRow, InstanceSection } from "./instance-section.tsx";
import { InstanceValue } from "./instance-value.tsx";
import { useIdLabel } from "./use-id-label.ts";

/** All that an instance holds. */
export function InstanceRecord({
  objectType,
  instance,
  isRawOpen,
  onRawToggle,
}: {
  objectType: ObjectType;
  instance: Instance;
  isRawOpen: boolean;
  onRawToggle: (isOpen: boolean) => void;
}) {
  const idLabel = useIdLabel();
  const live = objectType.attributes.filter(({ archived }) => !archived);
  return (
    <>
      <InstanceSection title="Attributes">
        {live.map((attribute) => (
          <ValueRow
            key={attribute.id}
            label={attribute.label}
            attribute={attribute}
            value={valueOf(instance.custom_attributes, attribute.name)}
          />
        ))}
        {unknownNames(objectType, instance).map((name) => (
          <ValueRow
            key={name}
            label={name}
            mark="not defined"
            attribute={undefined}
            value={valueOf(instance.custom_attributes, name)}
          />
        ))}
      </InstanceSection>
      <ArchivedAttributes objectType={objectType} instance={instance} />
      <InstanceSection title="Identity">
        <InstanceRow label={idLabel} controls={<Copy label={idLabel} text={instance.id} />}>
          <code>{instance.id}</code>
        </InstanceRow>
        <InstanceRow
          label="External id"
          controls={
            instance.external_id === null ? null : (
              <Copy label="external id" text={instance.external_id} />
            )
          }
        >
          {instance.external_id === null ? <None /> : <code>{instance.external_id}</code>}
        </InstanceRow>
      </InstanceSection>
      <InstanceSection title="Times">
        <TimeRow label="Created" time={instance.created_at} />
        <TimeRow label="Updated" time={instance.updated_at} />
        <TimeRow
          label="Created externally"
          hint="external_created_at"
          time={instance.external_created_at}
        />
        <TimeRow
          label="Updated externally"
          hint="external_updated_at"
          time={instance.external_updated_at}
        />
      </InstanceSection>
      <RawJson instance={instance} isOpen={isRawOpen} onToggle={onRawToggle} />
    </>
  );
}

/** What archived attributes still hold; nothing where they hold nothing. */
export function ArchivedAttributes({
  objectType,
  instance,
}: {
  objectType: ObjectType;
  instance: Instance;
}) {
  const held = objectType.attributes.filter(
    ({ archived, name }) => archived && valueOf(instance.custom_attributes, name) !== undefined,
  );
  if (held.length === 0) return null;
  return (
    <InstanceSection title="Archived attributes" isQuiet>
      {held.map((attribute) => (
        <ValueRow
          key={attribute.id}
          label={attribute.label}
          attribute={attribute}
          value={valueOf(instance.custom_attributes, attribute.name)}
        />
      ))}
    </InstanceSection>
  );
}

function ValueRow({
  label,
  mark,
  attribute,
  value,
}: {
  label: string;
  mark?: string;
  attribute: Attribute | undefined;
  value: JsonValue | undefined;
}) {
  const isPlain =
    typeof value === "string" || typeof value === "number" || value instanceof ExactNumber;
  return (
    <InstanceRow
      label={label}
      mark={mark}
      hint={attribute ? describe(attribute) : "No attribute of this name is defined"}
      controls={isPlain && value !== "" ? <Copy label={label} text={String(value)} /> : null}
    >
      <InstanceValue attribute={attribute} value={value} />
    </InstanceRow>
  );
}

function describe({ name, data_type, description }: Attribute): string {
  return [`${name} · ${data_type}`, description].filter((text) => text !== "").join("\n");
}

export function TimeRow({
  label,
  hint,
  time,
}: {
  label: string;
  hint?: string;
  time: number | null;
}) {
  return (
    <InstanceRow label={label} hint={hint}>
      {time === null ? <None /> : <TimeWithAge unixSeconds={time} />}
    </InstanceRow>
  );
}

export function Copy({ label, text }: { label: string; text: string }) {
  return (
    <span data-on-hover>
      <CopyButton value={text} label={`Copy ${label}`} />
    </span>
  );
}

function None(): ReactNode {
  return <span className={classes.none}>none</span>;
}

function RawJson({
  instance,
  isOpen,
  onToggle,
}: {
  instance: Instance;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const id = useId();
  return (
    <section id="raw-json">
      <UnstyledButton
        className={classes.toggle ?? ""}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onToggle(!isOpen)}
      >
        <IconChevronRight size={14} stroke={1.5} aria-hidden />
        Raw JSON
      </UnstyledButton>
      {isOpen ? (
        <div id={id}>
          <JsonView label="Raw JSON" text={JSON.stringify(instance, null, 2)} />
        </div>
      ) : null}
    </section>
  );
}
