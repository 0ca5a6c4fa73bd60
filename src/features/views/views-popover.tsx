import { useState } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { AnchoredPopover } from "../../components/ui/anchored-popover.tsx";
import { EditViewDialog } from "./edit-view-dialog.tsx";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { ViewActions } from "./view-actions.tsx";
import type { ViewContents } from "./view-contents.ts";
import { ViewsList } from "./views-list.tsx";

type Step =
  | { at: "list" }
  | { at: "actions"; view: View }
  | { at: "edit"; view: View }
  | { at: "save"; start: View | undefined; contents: ViewContents };

/** The views of a type, and what can be done with each. */
export function ViewsPopover({
  objectType,
  views,
  current,
  contents,
  onClose,
}: {
  objectType: ObjectType;
  views: View[] | undefined;
  /** The id of the view that the list is. */
  current: string | undefined;
  contents: ViewContents;
  onClose: () => void;
}) {
  const [step, setStep] = useState<Step>({ at: "list" });
  const ofType = views?.filter((view) => view.object_type_id === objectType.id);
  if (step.at === "edit")
    return <EditViewDialog objectType={objectType} view={step.view} onClose={onClose} />;
  if (step.at === "save")
    return (
      <SaveViewDialog
        objectType={objectType}
        contents={step.contents}
        start={step.start}
        onClose={onClose}
      />
    );
  return (
    <AnchoredPopover label="Views" width={300} onClose={onClose}>
      {step.at === "actions" ? (
        <ViewActions
          key={step.view.id}
          objectType={objectType}
          view={ofType?.find(({ id }) => id === step.view.id) ?? step.view}
          isCurrent={step.view.id === current}
          onBack={() => setStep({ at: "list" })}
          onEdit={() => setStep({ at: "edit", view: step.view })}
          onDuplicate={() => setStep({ at: "save", start: step.view, contents: step.view })}
          onClose={onClose}
        />
      ) : (
        <ViewsList
          objectType={objectType}
          views={ofType}
          current={current}
          onChosen={onClose}
          onActions={(view) => setStep({ at: "actions", view })}
          onSave={() => setStep({ at: "save", start: undefined, contents })}
        />
      )}
    </AnchoredPopover>
  );
}
