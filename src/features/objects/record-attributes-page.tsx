import { Link } from "@tanstack/react-router";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { AttributesSection } from "./attributes-section.tsx";
import classes from "./object-types-page.module.css";

const titles = { contact: "Contact attributes", conversation: "Conversation attributes" };

/** The attributes of contacts or of conversations; those of instances belong to their type. */
export function RecordAttributesPage({ ownerKind }: { ownerKind: "contact" | "conversation" }) {
  const schema = useSchema();
  const attributes =
    ownerKind === "contact" ? schema.contact_attributes : schema.conversation_attributes;
  return (
    <>
      <PageHeader
        title={titles[ownerKind]}
        trail={<Link to="/settings/objects">Object types</Link>}
      />
      <div className={classes.page}>
        <AttributesSection
          owner={{ kind: ownerKind, objectTypeId: null }}
          attributes={attributes}
        />
      </div>
    </>
  );
}
