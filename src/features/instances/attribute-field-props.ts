import type { RefCallback } from "react";
import type { Draft } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";

export interface FieldInputProps {
  /** Of the input; `${id}-label` is the label of a group. */
  id: string;
  field: InstanceField;
  draft: Draft;
  error: string | undefined;
  inputRef: RefCallback<HTMLElement>;
  onChange: (draft: Draft) => void;
  onBlur: () => void;
}
