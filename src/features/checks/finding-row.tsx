import { Button } from "@mantine/core";
import { IconAddressBook, IconListDetails, IconMessages } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Finding, FindingRecord } from "../../../contract/checks.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { findingNoun } from "./finding-nouns.ts";
import { FindingSentence } from "./finding-sentence.tsx";
import { fixLabel, isFixable, type Fixable } from "./finding-fix.ts";
import classes from "./finding-row.module.css";
import { RecordLink } from "../../workspace/record-link.tsx";

/** What is wrong and where, and the way to mend it. */
export function FindingRow({
  finding,
  page,
  onFix,
}: {
  finding: Finding;
  /** The record that the page is about; its own findings need not name it. */
  page?: Pick<FindingRecord, "kind" | "id">;
  onFix: (finding: Fixable) => void;
}) {
  const schema = useSchema();
  const { subject } = finding;
  if (page && subject?.kind === page.kind && subject.id === page.id) {
    return (
      <li className={classes.own}>
        <div className={classes.sentence}>
          <FindingSentence finding={finding} />
        </div>
        <FindingAction finding={finding} onFix={onFix} />
      </li>
    );
  }
  return (
    <li className={page ? classes.narrow : classes.row}>
      <span className={classes.icon}>
        <SubjectIcon subject={subject} />
      </span>
      <div className={classes.text}>
        <div className={classes.subject}>
          {subject ? <RecordLink record={subject} /> : <code>{finding.attribute_name}</code>}
          <span className={classes.noun}>
            {subject ? findingNoun(schema, subject) : "conversation attribute"}
          </span>
        </div>
        <div className={classes.sentence}>
          <FindingSentence finding={finding} />
        </div>
      </div>
      <div className={classes.action}>
        <FindingAction finding={finding} onFix={onFix} />
      </div>
    </li>
  );
}

function FindingAction({
  finding,
  onFix,
}: {
  finding: Finding;
  onFix: (finding: Fixable) => void;
}) {
  const title = finding.subject?.title ?? finding.attribute_name;
  if (isFixable(finding)) {
    const label = fixLabel(finding);
    return (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${label} ${title}`}
        onClick={() => onFix(finding)}
      >
        {label}
      </Button>
    );
  }
  if (finding.kind === "attribute_name_twice")
    return <Link to="/settings/conversations">Open settings</Link>;
  return null;
}

function SubjectIcon({ subject }: { subject: FindingRecord | null }) {
  const schema = useSchema();
  const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
  if (!subject) return <IconListDetails {...icon} />;
  if (subject.kind === "contact") return <IconAddressBook {...icon} />;
  if (subject.kind === "conversation") return <IconMessages {...icon} />;
  const type = schema.object_types.find(({ id }) => id === subject.object_type_id);
  return <ObjectTypeIcon name={type?.icon ?? "box"} />;
}
