import type { ObjectType } from "../../../contract/objects.ts";
import { FactGroup } from "../../components/ui/fact-group.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import classes from "./object-type-page.module.css";

/** What a type is called and how its instances are named. */
export function ObjectTypeDetails({ objectType }: { objectType: ObjectType }) {
  const { id, label, label_plural, icon, title_attribute, attributes } = objectType;
  const title = attributes.find(({ name }) => name === title_attribute);
  return (
    <FactGroup
      title="Details"
      facts={[
        { label: "Label", value: label },
        { label: "Plural", value: label_plural },
        { label: "Id", hint: "It can never be changed", value: <code>{id}</code> },
        {
          label: "Icon",
          value: (
            <span className={classes.icon}>
              <ObjectTypeIcon name={icon} /> {icon.replaceAll("-", " ")}
            </span>
          ),
        },
        { label: "Title", value: title?.label ?? "External id" },
        { label: "Description", value: objectType.description || undefined },
        { label: "Instances", value: formatCount(objectType.instance_count) },
        { label: "Created", value: <Time unixSeconds={objectType.created_at} /> },
        { label: "Updated", value: <Time unixSeconds={objectType.updated_at} /> },
      ]}
    />
  );
}
