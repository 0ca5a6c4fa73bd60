import { Button } from "@mantine/core";
import classes from "./missing-part.module.css";

/** What stands in for a part of a page whose script did not come. A browser does not ask for it again, so only a reload helps. */
export function MissingPart() {
  return (
    <div role="alert" className={classes.missing}>
      <span>
        A part of this page could not be loaded: the server can’t be reached, or a newer version of
        it runs now.
      </span>
      <Button variant="default" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </div>
  );
}
