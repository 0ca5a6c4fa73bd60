import type { ReactNode } from "react";
import type { Attribute } from "../../contract/attributes.ts";
import { ExactNumber, type JsonValue } from "../../contract/json.ts";
import { OptionPill } from "../components/ui/option-pill.tsx";
import { Time } from "../components/ui/time.tsx";
import { formatDigits } from "../lib/format.ts";
import { ReferenceLinks } from "./reference-links.tsx";
import classes from "./attribute-value.module.css";

/** Beyond this a number is no time that can be shown. */
const endOfTimeSeconds = 8.64e12;

interface AttributeValueProps {
  attribute: Attribute | undefined;
  value: JsonValue | undefined;
}

/**
 * The value of an attribute, drawn by the attribute's type. Unset, null and empty text look different, and a value
 * that is not of the attribute's type shows as the JSON it is.
 */
export function AttributeValue({ attribute, value }: AttributeValueProps) {
  const drawn = drawAttributeValue(attribute, value);
  return typeof drawn === "string" ? <span dir="auto">{drawn}</span> : drawn;
}

/** As `AttributeValue`, for the hundreds of cells of a table: no component of its own, and bare text where that will do. */
export function drawAttributeValue(
  attribute: Attribute | undefined,
  value: JsonValue | undefined,
): ReactNode {
  if (value === undefined)
    return (
      <span className={classes.unset} data-nothing="" title="Unset">
        —
      </span>
    );
  if (value === null)
    return (
      <span className={classes.nothing} data-nothing="">
        null
      </span>
    );
  if (value === "")
    return (
      <span className={classes.nothing} data-nothing="">
        empty
      </span>
    );
  return typedValue(attribute, value) ?? <OddValue attribute={attribute} value={value} />;
}

/** Undefined where the value is not of the attribute's type. */
function typedValue(attribute: Attribute | undefined, value: JsonValue) {
  const isNumber = typeof value === "number" || value instanceof ExactNumber;
  switch (attribute?.data_type) {
    case "string":
      return typeof value === "string" ? drawText(value) : undefined;
    case "integer":
    case "decimal":
      return isNumber ? formatDigits(String(value)) : undefined;
    case "boolean":
      return typeof value === "boolean" ? (value ? "Yes" : "No") : undefined;
    case "list": {
      const position = attribute.options.findIndex(({ label }) => label === value);
      return typeof value === "string" && position >= 0 ? (
        <OptionPill label={value} position={position} />
      ) : undefined;
    }
    case "datetime":
      return isNumber && Math.abs(Number(value)) <= endOfTimeSeconds ? (
        <Time unixSeconds={Number(value)} form="date" />
      ) : undefined;
    case "relationship":
      return <ReferenceLinks value={value} />;
    case undefined:
      return undefined;
  }
}

/** Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Text that may run from right to left is a box of its own, so that a cell too narrow for it cuts off its end. */
function drawText(text: string): ReactNode {
  if (!rightToLeft.test(text)) return text;
  return (
    <span dir="auto" className={classes.text}>
      {text}
    </span>
  );
}

function OddValue({ attribute, value }: AttributeValueProps) {
  const title = attribute
    ? `Not of type ${attribute.data_type}`
    : "No attribute of this name is defined";
  return (
    <code className={classes.odd} title={title}>
      {JSON.stringify(value)}
    </code>
  );
}
