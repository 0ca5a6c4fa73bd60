import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CopiedText } from "../../components/ui/copied-text.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { contactQueries } from "./queries.ts";

/** The contact that a merged one went into; undefined for any other failure. */
export function mergedInto(failure: unknown): string | undefined {
  if (!(failure instanceof ApiFailure) || failure.status !== 410) return undefined;
  return /\/contacts\/([^>/]+)>/.exec(failure.link ?? "")?.[1];
}

export function MergedContact({ intoId }: { intoId: string }) {
  const { data } = useQuery(contactQueries.get(intoId));
  return (
    <>
      <PageHeader title="Merged contact" trail={<Link to="/contacts">Contacts</Link>} />
      <EmptyState
        title="This contact was merged into another"
        action={
          <Button
            renderRoot={(props) => <Link to="/contacts/$id" params={{ id: intoId }} {...props} />}
          >
            <span>Open {data ? <bdi>{contactTitle(data)}</bdi> : "that contact"}</span>
          </Button>
        }
      >
        What was known of it belongs to that contact now. Programs should ask for{" "}
        <CopiedText text={intoId} what="contact id" isId />
      </EmptyState>
    </>
  );
}

export function ContactNotFound({ id }: { id: string }) {
  return (
    <>
      <PageHeader title="Contact not found" trail={<Link to="/contacts">Contacts</Link>} />
      <EmptyState
        title="There is no contact with this id"
        action={
          <Link to="/contacts" search={{ q: id }}>
            Search contacts for it
          </Link>
        }
      >
        “<bdi>{id}</bdi>” may be mistyped, or the contact was deleted. It may be an external id: the
        search looks through those too.
      </EmptyState>
    </>
  );
}
