import { Button } from "@mantine/core";
import { IconAddressBook, IconMessages, IconPlus, IconSchema } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useId, type ReactNode } from "react";
import type { Attribute } from "../../../contract/attributes.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { ExplainedOff } from "../../components/ui/explained-off.tsx";
import { formatQuantity } from "../../lib/format.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { useMissing, useVendor } from "../../workspace/vendor.ts";
import classes from "./object-types-page.module.css";
import { RestoreButton } from "./restore-button.tsx";

/** The data model at a glance: object types, what is put away, and the records of Intercom's own. */
export function ObjectTypesPage() {
  const { object_types, contact_attributes, conversation_attributes } = useSchema();
  const vendor = useVendor();
  const live = object_types.filter(({ archived }) => !archived);
  const archived = object_types.filter((type) => type.archived);
  return (
    <>
      <PageHeader title="Object types" count={live.length}>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/settings/objects/map" {...props} />}
          leftSection={<IconSchema size={14} stroke={1.5} aria-hidden />}
        >
          Map
        </Button>
        <RestoreButton />
        {vendor === undefined ? null : (
          <Link to="/settings/connection" hash="add-type">
            Add a type by its name
          </Link>
        )}
        <NewTypeButton />
      </PageHeader>
      <div className={classes.page}>
        {live.length === 0 ? (
          <EmptyState title="No object types yet" action={<NewTypeButton />}>
            A type says what its instances hold, such as orders with a number and a total.
          </EmptyState>
        ) : (
          <Section title="Objects">
            {live.map((type) => (
              <TypeRow key={type.id} type={type} />
            ))}
          </Section>
        )}
        <Section title="People">
          <li className={classes.row}>
            <IconAddressBook size={16} stroke={1.5} aria-hidden />
            <Link to="/settings/contacts" className={classes.name}>
              Contacts
            </Link>
            <span className={classes.description}>
              Attributes of {vendor ?? "Intercom"}’s contacts
            </span>
            <Counts attributes={contact_attributes} />
          </li>
          <li className={classes.row}>
            <IconMessages size={16} stroke={1.5} aria-hidden />
            <Link to="/settings/conversations" className={classes.name}>
              Conversations
            </Link>
            <span className={classes.description}>
              Attributes of {vendor ?? "Intercom"}’s conversations
            </span>
            <Counts attributes={conversation_attributes} />
          </li>
        </Section>
        {archived.length > 0 ? (
          <Section title="Archived">
            {archived.map((type) => (
              <TypeRow key={type.id} type={type} />
            ))}
          </Section>
        ) : null}
      </div>
    </>
  );
}

function NewTypeButton() {
  const fixed = useMissing("change_types");
  return (
    <ExplainedOff reason={fixed}>
      {(off) => (
        <Button
          renderRoot={(props) => <Link to="/settings/objects/new" {...props} />}
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          {...off}
        >
          New object type
        </Button>
      )}
    </ExplainedOff>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      <ul className={classes.rows}>{children}</ul>
    </section>
  );
}

function TypeRow({ type }: { type: ObjectType }) {
  return (
    <li className={classes.row}>
      <ObjectTypeIcon name={type.icon} />
      <Link to="/settings/objects/$type" params={{ type: type.id }} className={classes.name}>
        {type.label_plural} <code className={classes.id}>{type.id}</code>
      </Link>
      <span className={classes.description}>{type.description}</span>
      <Counts attributes={type.attributes} instances={type.instance_count} />
    </li>
  );
}

function Counts({ attributes, instances }: { attributes: Attribute[]; instances?: number }) {
  const live = attributes.filter(({ archived }) => !archived).length;
  return (
    <span className={classes.counts}>
      <span>{formatQuantity(live, "attribute")}</span>
      {instances === undefined ? null : <span>{formatQuantity(instances, "instance")}</span>}
    </span>
  );
}
