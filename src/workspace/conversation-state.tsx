import type { ConversationState as State } from "../../contract/conversation-state.ts";
import classes from "./conversation-state.module.css";

export const conversationStateLabels: Record<State, string> = {
  open: "Open",
  snoozed: "Snoozed",
  closed: "Closed",
};

export function ConversationState({ state }: { state: State }) {
  return (
    <span className={classes.state} data-state={state}>
      {conversationStateLabels[state]}
    </span>
  );
}
