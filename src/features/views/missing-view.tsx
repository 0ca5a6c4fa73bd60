import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import classes from "./view-drift.module.css";

/** The address names a view that is deleted, or that another browser has for itself. */
export function MissingView() {
  const navigate = useNavigate({ from: "/objects/$type" });
  return (
    <div role="status" className={classes.notice}>
      <span>
        This view was deleted, or only another browser has it. The list is what the address says.
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() =>
          void navigate({ search: (search) => ({ ...search, view: undefined }), replace: true })
        }
      >
        Dismiss
      </Button>
    </div>
  );
}
