import type { ReactNode } from "react";
import type { Contact } from "../../../contract/contacts.ts";
import { CopiedText } from "../../components/ui/copied-text.tsx";
import { FactGroup, type Fact } from "../../components/ui/fact-group.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { fieldsOf, type ContactField } from "./contact-fields.ts";
import classes from "./contact-facts.module.css";
import { addressableFacts, mergeFacts, socialFacts } from "./contact-lists.tsx";

/** Every field of a contact but its custom attributes, in groups. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const { avatar, location } = contact;
  const plain = (group: Parameters<typeof fieldsOf>[0]) =>
    fieldsOf(group).map((field) => plainFact(contact, field));
  return (
    <>
      <FactGroup
        title="Identity"
        facts={[
          ...plain("Identity"),
          { label: "Avatar", value: copied(avatar?.image_url ?? null, "address of the avatar") },
        ]}
      />
      <FactGroup title="Contact details" facts={plain("Contact details")} />
      <FactGroup title="Activity" facts={plain("Activity")} />
      <FactGroup
        title="Location"
        facts={[
          { label: "City", value: text(location.city) },
          { label: "Region", value: text(location.region) },
          { label: "Country", value: text(location.country) },
        ]}
      />
      <FactGroup title="Email consent" facts={plain("Email consent")} />
      <FactGroup title="Browser" facts={plain("Browser")} />
      <FactGroup title="iOS app" facts={plain("iOS app")} />
      <FactGroup title="Android app" facts={plain("Android app")} />
      <FactGroup title="Tags" facts={addressableFacts("Tag", contact.tags)} />
      <FactGroup title="Notes" facts={addressableFacts("Note", contact.notes)} />
      <FactGroup title="Companies" facts={addressableFacts("Company", contact.companies)} />
      <FactGroup title="Social profiles" facts={socialFacts(contact.social_profiles.data)} />
      <FactGroup title="Merge history" facts={mergeFacts(contact.merge_history ?? [])} />
    </>
  );
}

function plainFact(contact: Contact, { name, label, form }: ContactField): Fact {
  const value = contact[name];
  return {
    label,
    hint: name,
    value: value == null ? undefined : draw(value, form, label.toLowerCase()),
  };
}

function draw(
  value: string | number | boolean,
  form: ContactField["form"],
  what: string,
): ReactNode {
  switch (form) {
    case "text":
      return text(String(value));
    case "copied":
      return copied(String(value), what);
    case "id":
      return <CopiedText text={String(value)} what={what} isId />;
    case "time":
      return <TimeWithAge unixSeconds={Number(value)} />;
    case "flag":
      return value === true ? "Yes" : "No";
  }
}

function copied(value: string | null, what: string): ReactNode {
  return value === null || value === "" ? text(value) : <CopiedText text={value} what={what} />;
}

function text(value: string | null): ReactNode {
  if (value === null) return undefined;
  if (value === "") return <span className={classes.empty}>empty</span>;
  return <bdi className={classes.text}>{value}</bdi>;
}
