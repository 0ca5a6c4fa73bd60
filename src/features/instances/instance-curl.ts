import { endpointUrl } from "../../lib/api.ts";
import { instanceEndpoints, type Instance } from "../../../contract/instances.ts";
import { defaultIntercomVersion } from "../../../contract/intercom-version.ts";

/** A command for a shell that gets the instance; it takes the token from the environment and never holds it. */
export function instanceCurl({ type, id }: Pick<Instance, "type" | "id">, origin: string): string {
  const url = endpointUrl(instanceEndpoints.get, {
    custom_object_type_identifier: type,
    custom_object_instance_id: id,
  });
  return [
    `curl ${quoted(`${origin}${url}`)}`,
    `-H "Authorization: Bearer $OBJECTORY_TOKEN"`,
    `-H 'Intercom-Version: ${defaultIntercomVersion}'`,
  ].join(" \\\n  ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
