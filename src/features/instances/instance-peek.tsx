import { Button, CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { CopiedText } from "../../components/ui/copied-text.tsx";
import { ExplainedOff } from "../../components/ui/explained-off.tsx";
import { FactGroup, type Fact } from "../../components/ui/fact-group.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { Freshness } from "../../workspace/copy/freshness.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { cameFromList } from "./came-from-list.ts";
import { InstancePeekLinks } from "./instance-peek-links.tsx";
import classes from "./instance-peek.module.css";
import { InstanceValue } from "./instance-value.tsx";
import { useFixed } from "./use-fixed.ts";
import { instanceQueries, type InstanceListQuery } from "./queries.ts";

/** An instance beside the list, to look at while the list stays in hand. */
export function InstancePeek({
  className,
  objectType,
  id,
  shown,
  onClose,
  list,
}: {
  className: string | undefined;
  objectType: ObjectType;
  id: string;
  /** As the list has it; undefined where the list shows other rows. */
  shown: Instance | undefined;
  onClose: () => void;
  /** What the list beside it asks for. */
  list: InstanceListQuery;
}) {
  const { data, error, refetch } = useQuery({
    ...instanceQueries.get(objectType.id, id),
    placeholderData: () => shown,
  });
  const fixed = useFixed(data);
  const title = data ? instanceTitle(data, objectType) : id;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever the focus is inside
    <aside
      aria-label={`Peek at ${title}`}
      className={className}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <header className={classes.header}>
        <h2 className={classes.title} dir="auto" title={title}>
          {title}
        </h2>
        <span className={classes.actions}>
          <Button
            renderRoot={(props) => (
              <Link
                to="/objects/$type/$id"
                params={{ type: objectType.id, id }}
                state={cameFromList(list)}
                {...props}
              />
            )}
          >
            Open
          </Button>
          <ExplainedOff reason={fixed}>
            {(off) => (
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link
                    to="/objects/$type/$id"
                    params={{ type: objectType.id, id }}
                    search={{ edit: "true" }}
                    {...props}
                  />
                )}
                {...off}
              >
                Edit
              </Button>
            )}
          </ExplainedOff>
          <CloseButton size={28} aria-label="Close peek" onClick={onClose} />
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached with Tab */}
      <div className={classes.body} tabIndex={0} role="group" aria-label={`Details of ${title}`}>
        {data ? (
          <>
            <Freshness
              key={id}
              kind="instance"
              id={id}
              objectTypeId={objectType.id}
              noun={objectType.label.toLowerCase()}
            />
            <FactGroup title="Attributes" facts={attributeFacts(data, objectType)} />
            <InstancePeekLinks objectType={objectType} id={id} />
            <FactGroup title="Record" facts={recordFacts(data)} />
          </>
        ) : error ? (
          <FailureState
            what={`This ${objectType.label.toLowerCase()} could not be loaded`}
            failure={error}
            onRetry={() => void refetch()}
          />
        ) : null}
      </div>
    </aside>
  );
}

/** References show among the links; attributes that are archived or unknown, only with a value. */
function attributeFacts(
  { custom_attributes: values }: Instance,
  { attributes }: ObjectType,
): Fact[] {
  const known = attributes.filter(
    ({ name, data_type, archived }) =>
      data_type !== "relationship" && (!archived || values[name] !== undefined),
  );
  const names = new Set(attributes.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  return [
    ...known.map((attribute) => ({
      label: attribute.archived ? `${attribute.label} (archived)` : attribute.label,
      hint: attribute.name,
      value: <InstanceValue attribute={attribute} value={values[attribute.name]} />,
    })),
    ...unknown.map((name) => ({
      label: name,
      value: <InstanceValue attribute={undefined} value={values[name]} />,
    })),
  ];
}

function recordFacts(instance: Instance): Fact[] {
  const { id, external_id, external_created_at, external_updated_at } = instance;
  return [
    { label: "Id", value: <CopiedText text={id} what="id" isId /> },
    {
      label: "External id",
      value:
        external_id === null ? undefined : (
          <CopiedText text={external_id} what="external id" isId />
        ),
    },
    { label: "Created", value: <TimeWithAge unixSeconds={instance.created_at} /> },
    { label: "Updated", value: <TimeWithAge unixSeconds={instance.updated_at} /> },
    { label: "Created elsewhere", value: timeFact(external_created_at) },
    { label: "Updated elsewhere", value: timeFact(external_updated_at) },
  ];
}

function timeFact(unixSeconds: number | null) {
  return unixSeconds === null ? undefined : <TimeWithAge unixSeconds={unixSeconds} />;
}
