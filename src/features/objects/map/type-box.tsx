import { IconAddressBook, IconMessages } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import type { ReactNode } from "react";
import type { ObjectType } from "../../../../contract/objects.ts";
import { formatCount, formatQuantity } from "../../../lib/format.ts";
import { ObjectTypeIcon } from "../../../workspace/object-type-icon.tsx";
import { useSchema } from "../../../workspace/schema-query.ts";
import { describeType } from "../attribute-words.ts";
import type { SchemaBox } from "./schema-graph.ts";
import classes from "./type-box.module.css";

export type TypeBoxNode = Node<{ box: SchemaBox }, "box">;

/** An owner of attributes on the map: its name leads to its table, each row is an attribute. */
export function TypeBox({ data: { box } }: NodeProps<TypeBoxNode>) {
  const { object_types } = useSchema();
  const { objectType, attributes } = box;
  return (
    <article aria-label={box.title} className={classes.box} data-archived={objectType?.archived}>
      <Handle type="target" position={Position.Left} className={classes.handle ?? ""} />
      {attributes
        .filter(({ reference }) => reference !== null)
        .map(({ id }) => (
          <Handle
            key={id}
            type="source"
            id={id}
            position={Position.Right}
            className={classes.handle ?? ""}
          />
        ))}
      <header className={classes.head}>
        <BoxIcon box={box} />
        <BoxLink box={box}>{box.title}</BoxLink>
        {objectType?.archived ? <span className={classes.tag}>Archived</span> : null}
        {objectType ? (
          <span className={classes.count} title={instances(objectType)}>
            {formatCount(objectType.instance_count)}
          </span>
        ) : null}
      </header>
      <ul className={classes.rows}>
        {attributes.map((attribute) => (
          <li key={attribute.id} className={classes.row} data-archived={attribute.archived}>
            <span className={classes.label} title={attribute.name}>
              {attribute.label}
            </span>
            <span className={classes.type}>{describeType(attribute, object_types)}</span>
          </li>
        ))}
        {box.hiddenAttributes > 0 ? (
          <li className={classes.row}>
            <SettingsLink box={box}>
              {formatQuantity(box.hiddenAttributes, "more attribute")}
            </SettingsLink>
          </li>
        ) : null}
      </ul>
    </article>
  );
}

function instances({ instance_count, label, label_plural }: ObjectType): string {
  return formatQuantity(instance_count, label.toLowerCase(), label_plural.toLowerCase());
}

function BoxIcon({ box }: { box: SchemaBox }) {
  if (box.objectType) return <ObjectTypeIcon name={box.objectType.icon} />;
  const Icon = box.kind === "contact" ? IconAddressBook : IconMessages;
  return <Icon size={16} stroke={1.5} aria-hidden />;
}

interface BoxLinkProps {
  box: SchemaBox;
  children: ReactNode;
}

/** The instances of an archived type can't be listed, so its box leads to its settings. */
function BoxLink({ box: { kind, objectType }, children }: BoxLinkProps) {
  const shared = { className: classes.name, "data-map-stop": "", draggable: false, children };
  if (kind === "contact") return <Link to="/contacts" {...shared} />;
  if (kind === "conversation") return <Link to="/conversations" {...shared} />;
  const params = { type: objectType?.id ?? "" };
  if (objectType?.archived)
    return <Link to="/settings/objects/$type" params={params} {...shared} />;
  return <Link to="/objects/$type" params={params} {...shared} />;
}

function SettingsLink({ box: { kind, objectType }, children }: BoxLinkProps) {
  const shared = { className: classes.more, draggable: false, children };
  if (kind === "contact") return <Link to="/settings/contacts" {...shared} />;
  if (kind === "conversation") return <Link to="/settings/conversations" {...shared} />;
  return <Link to="/settings/objects/$type" params={{ type: objectType?.id ?? "" }} {...shared} />;
}

/** Opens what the name of a box leads to. */
export function useOpenBox(): (box: SchemaBox) => void {
  const navigate = useNavigate();
  return ({ kind, objectType }) => {
    if (kind === "contact") return void navigate({ to: "/contacts" });
    if (kind === "conversation") return void navigate({ to: "/conversations" });
    const params = { type: objectType?.id ?? "" };
    if (objectType?.archived) return void navigate({ to: "/settings/objects/$type", params });
    return void navigate({ to: "/objects/$type", params });
  };
}
