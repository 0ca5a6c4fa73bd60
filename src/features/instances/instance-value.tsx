import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { Attribute } from "../../../contract/attributes.ts";
import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { AttributeValue } from "../../workspace/attribute-value.tsx";
import classes from "./instance-value.module.css";

/** Later times a browser has no words for. */
const endOfTimeSeconds = 8.64e12;
const longText = 600;
const manyLines = 10;

/** A value on the page of its record: times with their zone and age, text with its line breaks. */
export function InstanceValue({
  attribute,
  value,
}: {
  attribute: Attribute | undefined;
  value: JsonValue | undefined;
}) {
  if (attribute?.data_type === "string" && typeof value === "string" && value !== "")
    return <Text text={value} />;
  if (attribute?.data_type === "datetime" && isTime(value))
    return <TimeWithAge unixSeconds={Number(value)} />;
  return <AttributeValue attribute={attribute} value={value} />;
}

function isTime(value: JsonValue | undefined): boolean {
  const isNumber = typeof value === "number" || value instanceof ExactNumber;
  return isNumber && Math.abs(Number(value)) <= endOfTimeSeconds;
}

function Text({ text }: { text: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > longText || text.split("\n").length > manyLines;
  return (
    <>
      <div dir="auto" className={classes.text} data-cut={(isLong && !isWhole) || undefined}>
        {text}
      </div>
      {isLong ? (
        <UnstyledButton
          className={classes.more ?? ""}
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? "Show less" : "Show all"}
        </UnstyledButton>
      ) : null}
    </>
  );
}
