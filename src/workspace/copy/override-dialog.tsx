import { Button, Modal, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  dataTypes,
  type Attribute,
  type DataType,
  type ReferenceType,
} from "../../../contract/attributes.ts";
import { schemaAlarmEndpoints } from "../../../contract/schema-alarms.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { callEndpoint } from "../../lib/api.ts";
import { dataTypeLabels } from "../data-type-labels.ts";
import { useSchema } from "../schema-query.ts";
import classes from "./override-dialog.module.css";

const inferred = "";

/** Says what an attribute of the vendor is, whatever its records look like. */
export function OverrideDialog({
  attribute,
  onClose,
}: {
  attribute: Attribute;
  onClose: () => void;
}) {
  const { object_types } = useSchema();
  const [dataType, setDataType] = useState<DataType | typeof inferred>(
    attribute.origin === "overridden" ? attribute.data_type : inferred,
  );
  const [reference, setReference] = useState<{ type: ReferenceType; object_type_id: string }>(
    attribute.reference ?? { type: "many", object_type_id: object_types[0]?.id ?? "" },
  );
  const save = useMutation({
    mutationFn: () =>
      callEndpoint(schemaAlarmEndpoints.override, {
        params: { attribute_id: attribute.id },
        body: {
          data_type: dataType === inferred ? null : dataType,
          ...(dataType === "relationship"
            ? {
                reference_type: reference.type,
                reference_object_type_id: reference.object_type_id,
              }
            : {}),
        },
      }),
    onSuccess: (_alarms, _input, _result, { client }) => client.invalidateQueries(),
  });
  const submit = () =>
    save.mutateAsync().then(
      () => {
        announce(`Saved the type of ${attribute.label}`);
        onClose();
      },
      // `save.error` is shown.
      () => undefined,
    );
  return (
    <Modal
      opened
      onClose={onClose}
      returnFocus={false}
      title={`What ${attribute.label} is`}
      size={480}
      closeButtonProps={{ "aria-label": "Close" }}
      classNames={{ title: classes.title ?? "" }}
    >
      <div className={classes.fields}>
        <NativeSelect
          label="Type"
          description="What you say here wins over what the records look like; their values stay as they are."
          data={[
            { value: inferred, label: "As its records look" },
            ...dataTypes.map((type) => ({ value: type, label: dataTypeLabels[type] })),
          ]}
          value={dataType}
          onChange={({ currentTarget }) => setDataType(currentTarget.value as typeof dataType)}
        />
        {dataType === "relationship" ? (
          <>
            <NativeSelect
              label="Refers to"
              data={object_types.map(({ id, label_plural }) => ({
                value: id,
                label: label_plural,
              }))}
              value={reference.object_type_id}
              onChange={({ currentTarget }) =>
                setReference({ ...reference, object_type_id: currentTarget.value })
              }
            />
            <NativeSelect
              label="How many a record holds"
              data={[
                { value: "many", label: "Many" },
                { value: "one", label: "One" },
              ]}
              value={reference.type}
              onChange={({ currentTarget }) =>
                setReference({ ...reference, type: currentTarget.value as ReferenceType })
              }
            />
          </>
        ) : null}
        {save.error ? (
          <p role="alert" className={classes.failure}>
            Nothing was saved. {explainFailure(save.error).reason}
          </p>
        ) : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={save.isPending} onClick={() => void submit()}>
            Save type
          </Button>
        </div>
      </div>
    </Modal>
  );
}
