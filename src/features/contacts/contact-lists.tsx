import type { Contact } from "../../../contract/contacts.ts";
import { CopiedText } from "../../components/ui/copied-text.tsx";
import type { Fact } from "../../components/ui/fact-group.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import classes from "./contact-lists.module.css";

type Addressables = Contact["tags"];

/** Tags, notes or companies: ids, of which the source sends the first ten and says how many there are. */
export function addressableFacts(singular: string, list: Addressables): Fact[] {
  const { data, total_count } = list;
  if (data.length === 0 && total_count === 0) return [];
  const missing = total_count - data.length;
  return [
    { label: "How many", value: formatCount(total_count) },
    {
      label: "Ids",
      value: (
        <ul className={classes.ids}>
          {data.map(({ id }) => (
            <li key={id}>
              <CopiedText text={id} what={`${singular.toLowerCase()} id ${id}`} isId />
            </li>
          ))}
          {missing > 0 ? (
            <li className={classes.more}>and {formatCount(missing)} more, not sent along</li>
          ) : null}
        </ul>
      ),
    },
  ];
}

export function socialFacts(profiles: Contact["social_profiles"]["data"]): Fact[] {
  return profiles.map(({ name, url }, index) => ({
    label: profiles.slice(0, index).some((other) => other.name === name)
      ? `${name} ${index + 1}`
      : name,
    value: <CopiedText text={url} what={`address of ${name} profile`} />,
  }));
}

export function mergeFacts(history: NonNullable<Contact["merge_history"]>): Fact[] {
  if (history.length === 0) return [];
  return [
    { label: "Merged in", value: formatQuantity(history.length, "contact") },
    ...history.map(({ source_contact_id, source_contact_role, merged_at }, index) => ({
      label: `${index + 1}. ${source_contact_role}`,
      value: (
        <>
          <CopiedText text={source_contact_id} what={`id of merged contact ${index + 1}`} isId />
          <TimeWithAge unixSeconds={merged_at} />
        </>
      ),
    })),
  ];
}
