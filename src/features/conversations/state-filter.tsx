import { useLinkProps } from "@tanstack/react-router";
import {
  conversationStates,
  type ConversationState,
} from "../../../contract/conversation-state.ts";
import { firstPage } from "../../components/data-table/keyset-turn.ts";
import segments from "../../components/ui/segmented-links.module.css";
import { conversationStateLabels } from "../../workspace/conversation-state.tsx";

/** One address for each state, the list's other filters kept. */
export function StateFilter({ state }: { state: ConversationState | undefined }) {
  return (
    <nav aria-label="State" className={segments.links}>
      {[undefined, ...conversationStates].map((option) => (
        <StateLink key={option ?? "all"} option={option} isCurrent={option === state} />
      ))}
    </nav>
  );
}

function StateLink({
  option,
  isCurrent,
}: {
  option: ConversationState | undefined;
  isCurrent: boolean;
}) {
  const link = useLinkProps({
    from: "/conversations",
    to: "/conversations",
    search: (previous) => ({ ...previous, ...firstPage, state: option }),
  });
  // The router takes a link for the current one wherever the address holds more than the link.
  return (
    <a {...link} className={segments.option} aria-current={isCurrent ? "true" : undefined}>
      {option === undefined ? "All" : conversationStateLabels[option]}
    </a>
  );
}
