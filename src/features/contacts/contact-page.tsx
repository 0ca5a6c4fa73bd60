import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, type ReactNode } from "react";
import type { Contact } from "../../../contract/contacts.ts";
import { FactGroup } from "../../components/ui/fact-group.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordLayout } from "../../components/ui/record-layout.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { Time } from "../../components/ui/time.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { Freshness } from "../../workspace/copy/freshness.ts";
import { customAttributeFacts } from "../../workspace/custom-attribute-facts.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { SeeAssociations } from "../../workspace/see-associations.tsx";
import { ContactConversations } from "./contact-conversations.tsx";
import { ContactFacts } from "./contact-facts.tsx";
import classes from "./contact-page.module.css";
import { ContactNotFound, mergedInto, MergedContact } from "./missing-contact.tsx";
import { contactQueries } from "./queries.ts";

export function ContactPage({
  id,
  associations,
  renderMissing,
}: {
  id: string;
  associations: ReactNode;
  /** Gets what is said of a contact that is not there. */
  renderMissing: (notFound: ReactNode) => ReactNode;
}) {
  const { data: contact, error, refetch } = useQuery(contactQueries.get(id));
  const intoId = mergedInto(error);
  if (intoId !== undefined) return <MergedContact intoId={intoId} />;
  if (error instanceof ApiFailure && error.status === 404)
    return renderMissing(<ContactNotFound id={id} />);
  return (
    <>
      <PageHeader
        title={contact ? contactTitle(contact) : "Contact"}
        trail={<Link to="/contacts">Contacts</Link>}
        beside={contact ? <Freshness kind="contact" id={id} noun="contact" /> : null}
      >
        {contact ? (
          <>
            <span className={classes.updated}>
              Updated <Time unixSeconds={contact.updated_at} />
            </span>
            <SeeAssociations kind="contact" id={id} />
          </>
        ) : null}
      </PageHeader>
      {error ? (
        <FailureState
          what="The contact could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {contact ? (
        <RecordLayout
          label="Fields"
          asideLabel="Connections"
          aside={
            <>
              <Suspense fallback={null}>{associations}</Suspense>
              <ContactConversations contactId={id} />
            </>
          }
        >
          <ContactRecord contact={contact} />
        </RecordLayout>
      ) : error ? null : (
        <RecordSkeleton />
      )}
    </>
  );
}

function ContactRecord({ contact }: { contact: Contact }) {
  const { contact_attributes } = useSchema();
  return (
    <div className={classes.groups}>
      <FactGroup
        title="Custom attributes"
        facts={customAttributeFacts(contact_attributes, contact.custom_attributes, {
          contact: contact.id,
        })}
      />
      <ContactFacts contact={contact} />
    </div>
  );
}
