import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { formatQuantity } from "../../lib/format.ts";
import { InstanceForm } from "./instance-form.tsx";
import { StaleNotice } from "./instance-stale-notice.tsx";
import { editBaseQuery } from "./instance-writes.ts";

/** Reads the record anew, then puts the form in its place. */
export function InstanceEditor({
  objectType,
  id,
  whileLoading,
  onClose,
}: {
  objectType: ObjectType;
  id: string;
  whileLoading: ReactNode;
  onClose: (isSaved: boolean) => void;
}) {
  const query = useQuery(editBaseQuery(objectType, id));
  if (!query.data) {
    return (
      <>
        {query.error ? <StaleNotice query={query} /> : null}
        {whileLoading}
      </>
    );
  }
  return (
    <InstanceForm
      objectType={objectType}
      base={query.data}
      onSaved={(_saved, changes) => {
        announce(
          changes === 0 ? "Nothing was left to save" : `Saved ${formatQuantity(changes, "change")}`,
        );
        onClose(true);
      }}
      onKept={() => onClose(true)}
      onCancel={() => onClose(false)}
    />
  );
}
