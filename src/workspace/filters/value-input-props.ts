import type { ConditionDraft } from "./filter-draft.ts";

export interface ValueInputProps {
  /** Names the inputs to those who can't see where they stand. */
  label: string;
  draft: ConditionDraft;
  problem: string | undefined;
  onChange: (texts: string[]) => void;
}
