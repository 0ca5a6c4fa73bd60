import { Link, useNavigate } from "@tanstack/react-router";
import type { ObjectType } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { InstanceForm } from "./instance-form.tsx";
import classes from "./new-instance-page.module.css";

export function NewInstancePage({ objectType }: { objectType: ObjectType }) {
  const navigate = useNavigate();
  const params = { type: objectType.id };
  return (
    <>
      <PageHeader
        title={`New ${objectType.label.toLowerCase()}`}
        trail={
          <Link to="/objects/$type" params={params}>
            {objectType.label_plural}
          </Link>
        }
      />
      <div className={classes.page}>
        <InstanceForm
          objectType={objectType}
          onSaved={(made) => {
            announce(`${objectType.label} ${instanceTitle(made, objectType)} was created`);
            void navigate({
              to: "/objects/$type/$id",
              params: { ...params, id: made.id },
              replace: true,
              ignoreBlocker: true,
            });
          }}
          onKept={() => void navigate({ to: "/objects/$type", params, ignoreBlocker: true })}
          onCancel={() => void navigate({ to: "/objects/$type", params })}
        />
      </div>
    </>
  );
}
