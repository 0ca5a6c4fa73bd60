import { zodResolver } from "@hookform/resolvers/zod";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { Suspense, useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { KeepWrite } from "../../workspace/copy/keep-write.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { listChanges, rebasedDrafts } from "./instance-changes.ts";
import { InstanceCollision } from "./instance-collision.tsx";
import type { Drafts } from "./instance-draft.ts";
import { initialDrafts, instanceFields, type EditBase } from "./instance-fields.ts";
import { InstanceFormBar } from "./instance-form-bar.tsx";
import { InstanceFormRows } from "./instance-form-rows.tsx";
import { instanceFormSchema } from "./instance-form-schema.ts";
import classes from "./instance-form.module.css";
import { InstanceMovedNotice } from "./instance-moved-notice.tsx";
import { InstanceReview } from "./instance-review.tsx";
import { queuedWrite } from "./instance-writes.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { useInstanceSave } from "./use-instance-save.ts";

const InstanceDeviations = lazyPart(
  async () => (await import("./instance-deviations.tsx")).InstanceDeviations,
);

/** Creates and edits an instance; only what was changed is sent. */
export function InstanceForm({
  objectType,
  base: initialBase,
  onSaved,
  onKept,
  onCancel,
}: {
  objectType: ObjectType;
  /** Undefined for a new instance. */
  base?: EditBase;
  onSaved: (saved: Instance, changes: number) => void;
  /** It is not saved, but kept until it can be sent. */
  onKept: () => void;
  onCancel: () => void;
}) {
  const schema = useSchema();
  const isNew = initialBase === undefined;
  const [base, setBase] = useState(initialBase);
  const [fields, setFields] = useState(() => instanceFields(schema, objectType, initialBase));
  const check = useMemo(() => instanceFormSchema(fields, isNew), [fields, isNew]);
  const form = useForm<Drafts>({
    defaultValues: initialDrafts(fields),
    resolver: zodResolver(check),
    mode: "onTouched",
  });
  const drafts = useWatch({ control: form.control });
  const changes = listChanges(fields, drafts as Drafts);
  const [isReviewing, review] = useDisclosure();
  const { save, isSaving, failure, collision, departure, resolve, leaveCollision } =
    useInstanceSave({
      objectType,
      id: base?.instance.id,
      fields,
      form,
      onRebase: (fresh, freshFields) => {
        setBase(fresh);
        setFields(freshFields);
      },
      onSaved,
    });

  const isReady =
    !isSaving &&
    collision === undefined &&
    departure === undefined &&
    (isNew || changes.length > 0);
  const submit = form.handleSubmit(async () => {
    await save(changes);
    review.close();
  });
  const openReview = form.handleSubmit(review.open);
  useHotkeys([["mod+S", () => void (isReady ? submit() : undefined)]], []);

  return (
    <form
      ref={focusFirstInput}
      className={classes.form}
      aria-label={isNew ? `New ${objectType.label.toLowerCase()}` : "Edit"}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void (isNew ? submit() : openReview());
      }}
    >
      {base && !isSaving && !departure ? (
        <InstanceMovedNotice
          objectType={objectType}
          base={base}
          fields={fields}
          changes={changes}
          onTake={(fresh) => {
            const freshFields = instanceFields(schema, objectType, fresh);
            setBase(fresh);
            setFields(freshFields);
            form.reset(rebasedDrafts(freshFields, changes, new Set()));
          }}
        />
      ) : null}
      <InstanceFormRows
        objectType={objectType}
        instance={base?.instance}
        fields={fields}
        control={form.control}
      />
      <InstanceFormBar
        objectType={objectType}
        isNew={isNew}
        count={changes.length}
        isSaving={isSaving}
        failure={failure}
        keep={
          <KeepWrite
            failure={failure}
            write={() => queuedWrite(objectType, base?.instance.id, changes)}
            onKept={onKept}
            onRetry={() => void submit()}
            isRetrying={isSaving}
          />
        }
        problems={form.formState.submitCount > 0 ? problemsIn(fields, form.formState.errors) : []}
        onFocus={(key) => form.setFocus(key)}
        onCancel={onCancel}
      />
      <InstanceReview
        opened={isReviewing}
        changes={changes}
        isSaving={isSaving}
        onRevert={({ key, initial }) =>
          form.setValue(key, initial, { shouldValidate: true, shouldTouch: true })
        }
        onSave={() => void submit()}
        onClose={review.close}
      />
      {collision ? (
        <InstanceCollision
          objectType={objectType}
          collision={collision}
          isSaving={isSaving}
          onResolve={(takenKeys) => void resolve(collision, takenKeys)}
          onCancel={leaveCollision}
        />
      ) : null}
      {departure ? (
        <Suspense>
          <InstanceDeviations
            objectType={objectType}
            departure={departure}
            fields={fields}
            onDone={(saved) => onSaved(saved, departure.changes.length)}
          />
        </Suspense>
      ) : null}
      <LeaveGuard count={changes.length} isNew={isNew} noun={objectType.label.toLowerCase()} />
    </form>
  );
}

function focusFirstInput(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
}

function problemsIn(
  fields: ReturnType<typeof instanceFields>,
  errors: Partial<Record<string, { message?: string }>>,
) {
  return fields.flatMap(({ key, label }) => {
    const message = errors[key]?.message;
    return message === undefined ? [] : [{ key, label, message }];
  });
}
