import type { Restored } from "../../contract/deletions.ts";
import type { Database } from "../database/database.ts";
import type { ImageSource } from "../features/instances/image-source.ts";
import { restoreImage } from "../features/instances/restore-image.ts";
import { ApiError } from "../http/api-error.ts";
import type { RestoreOptions } from "./import-options.ts";

/** What the command says in the end. */
export interface RestoreReport {
  lines: string[];
  /** False where anything did not come back. */
  isWhole: boolean;
}

/** Put back what the file holds, and tell what came back and what did not. */
export async function restoreFile(
  database: Database,
  image: ImageSource,
  { skipConflicts }: RestoreOptions,
): Promise<RestoreReport> {
  try {
    const restored = await restoreImage(database, image, { skipConflicts });
    const { conflicts } = restored;
    return {
      lines: [
        `${putBack(restored)} put back.`,
        ...conflicts.map(({ record, message }) => `Left out: ${record}: ${message}`),
      ],
      isWhole: conflicts.length === 0,
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {
      lines: [
        ...error.problems.map(({ message }) => message),
        "Nothing was put back. --skip-conflicts leaves out what is in the way and puts back the rest.",
      ],
      isWhole: false,
    };
  }
}

/** `1 object type, 3 attributes, 12 instances and 4 references`; what a file of this kind never holds is not named. */
function putBack({ object_types, attributes, values, instances, references }: Restored): string {
  const parts = [
    ...(object_types.length > 0 ? [quantity(object_types.length, "object type")] : []),
    ...(attributes > 0 ? [quantity(attributes, "attribute")] : []),
    ...(values > 0 ? [quantity(values, "value")] : []),
    ...(attributes === 0 || instances.length > 0 ? [quantity(instances.length, "instance")] : []),
    quantity(references, "reference"),
  ];
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function quantity(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
