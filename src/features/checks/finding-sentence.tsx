import { Fragment } from "react";
import type { Finding, FindingRecord } from "../../../contract/checks.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import classes from "./finding-row.module.css";
import { withArticle } from "../../workspace/record-nouns.ts";
import { findingNoun, targetNoun } from "./finding-nouns.ts";
import { RecordLink } from "../../workspace/record-link.tsx";

/** What is wrong, in one sentence about the subject that stands before it. */
export function FindingSentence({ finding }: { finding: Finding }) {
  const schema = useSchema();
  const { attribute_name: name, value, others, count } = finding;
  const [other] = others;
  const attribute = <code>{name}</code>;
  switch (finding.kind) {
    case "dangling_reference":
      return (
        <>
          {attribute} holds <code>{value}</code>, which matches no {targetNoun(schema, finding)}
          {count > 1 ? `; it stands there ${formatCount(count)} times` : ""}.
        </>
      );
    case "other_type":
      return (
        <>
          {attribute} is for {withArticle(targetNoun(schema, finding))} and holds{" "}
          {other ? <Named record={other} /> : "another"}.
        </>
      );
    case "several_in_to_one":
      return (
        <>
          {attribute} is for one {targetNoun(schema, finding)} and holds {formatCount(count)}
          {others.length > 0 ? ": " : ""}
          <List records={others} /> {count > others.length && others.length > 0 ? "and more" : null}
        </>
      );
    case "same_instance_twice":
      return (
        <>
          {attribute} holds {other ? <RecordLink record={other} /> : "an instance"}{" "}
          {count === 2 ? "twice" : `${formatCount(count)} times`}.
        </>
      );
    case "one_sided_pair":
      return (
        <>
          {attribute} names {other ? <Named record={other} /> : "an instance"}, whose{" "}
          <code>{value}</code> does not name it back.
        </>
      );
    case "merged_contact":
      return (
        <>
          Merged into {other ? <RecordLink record={other} /> : "another contact"}, and still has{" "}
          {formatQuantity(count, "reference or conversation", "references and conversations")}.
        </>
      );
    case "shared_external_id":
      return (
        <>
          <code>{value}</code> is also the external id of <List records={others} withNoun />
          {count - 1 > others.length ? " and more" : ""}.
        </>
      );
    case "attribute_name_twice":
      return <>{formatCount(count)} live attributes of conversations have this name.</>;
    case "isolated_instance":
      return <>Nothing refers to it and it refers to nothing.</>;
  }
}

/** A record that is of another kind than one would expect. */
function Named({ record }: { record: FindingRecord }) {
  const noun = findingNoun(useSchema(), record);
  return (
    <>
      the {noun} <RecordLink record={record} />
    </>
  );
}

function List({ records, withNoun = false }: { records: FindingRecord[]; withNoun?: boolean }) {
  return (
    <span className={classes.list}>
      {records.map((record, index) => (
        <Fragment key={record.id}>
          {index > 0 ? ", " : null}
          {withNoun ? <Named record={record} /> : <RecordLink record={record} />}
        </Fragment>
      ))}
    </span>
  );
}
