import type { ReactNode } from "react";
import type { Attribute, NewAttribute } from "../../../contract/attributes.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { describeType } from "./attribute-words.ts";
import classes from "./attributes-section.module.css";

/** An attribute in a list: what people and programs call it, its type, and what can be done with it. */
export function AttributeRow({
  attribute,
  problem,
  note,
  children,
}: {
  attribute: Attribute | NewAttribute;
  problem?: string | undefined;
  /** Said quietly below. */
  note?: string | undefined;
  /** Its buttons. */
  children: ReactNode;
}) {
  const { object_types } = useSchema();
  const { label, name, description = "", required = false } = attribute;
  return (
    <li className={classes.row}>
      <div className={classes.names}>
        <span className={classes.label}>{label}</span> <code className={classes.name}>{name}</code>
      </div>
      <div className={classes.type}>
        {describeType(attributeShape(attribute), object_types)}
        {required ? <span className={classes.required}>required</span> : null}
        {"origin" in attribute && attribute.origin !== "declared" ? (
          <span className={classes.required} title={origins[attribute.origin]}>
            {attribute.origin === "inferred" ? "inferred" : "type set here"}
          </span>
        ) : null}
      </div>
      <div className={classes.description} title={description}>
        {description}
      </div>
      <div className={classes.acts}>{children}</div>
      {note === undefined ? null : <p className={classes.note}>{note}</p>}
      {problem === undefined ? null : (
        <p role="alert" className={classes.failure}>
          {problem}
        </p>
      )}
    </li>
  );
}

const origins = {
  inferred: "Its type was found out from the values that records hold",
  overridden: "Its type was set here, whatever the values look like",
};

function attributeShape({ data_type, options, reference }: Attribute | NewAttribute) {
  return { data_type, options, reference: reference ?? null };
}
