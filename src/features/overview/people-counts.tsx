import { Link } from "@tanstack/react-router";
import { formatQuantity } from "../../lib/format.ts";
import classes from "./overview-page.module.css";

/** Whom the instances hang on. */
export function PeopleCounts({
  contacts,
  conversations,
}: {
  contacts: number;
  conversations: number;
}) {
  return (
    <p className={classes.people}>
      They hang on <Link to="/contacts">{formatQuantity(contacts, "contact")}</Link> and{" "}
      <Link to="/conversations">{formatQuantity(conversations, "conversation")}</Link>.
    </p>
  );
}
