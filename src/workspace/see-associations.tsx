import { Button } from "@mantine/core";
import { IconSitemap } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { OwnerKind } from "../../contract/attributes.ts";

/** From a record's page to the picture around it. */
export function SeeAssociations({ kind, id }: { kind: OwnerKind; id: string }) {
  return (
    <Button
      renderRoot={(props) => (
        <Link to="/associations" search={{ focus: `${kind}:${id}` }} {...props} />
      )}
      variant="default"
      leftSection={<IconSitemap size={14} stroke={1.5} aria-hidden />}
    >
      See associations
    </Button>
  );
}
