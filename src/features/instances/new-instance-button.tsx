import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import type { ObjectType } from "../../../contract/objects.ts";

/** Drawn anew with its type only, not with every page of the list. */
export const NewInstanceButton = memo(function NewInstanceButton({
  objectType,
}: {
  objectType: ObjectType;
}) {
  return (
    <Button
      leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
      renderRoot={(props) => (
        <Link to="/objects/$type/new" params={{ type: objectType.id }} {...props} />
      )}
    >
      New {objectType.label.toLowerCase()}
    </Button>
  );
});
