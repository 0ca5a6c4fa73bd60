import type { z } from "zod";
import type { BeforeImage } from "../../../contract/before-image.ts";
import type { instanceEndpoints, InstanceUpsert } from "../../../contract/instances.ts";
import type { Author } from "../../http/author.ts";
import type { Written } from "../../workspace/written.ts";

export type InstanceUpdate = z.infer<typeof instanceEndpoints.update.body>;

/** An instance of a type, by its id or by the one that other programs know it by. */
export type InstanceKey = { id: string } | { externalId: string };

/**
 * How instances are written, wherever their record is. The type is there and not archived. Replies are JSON text: the
 * instance as it is afterwards. All that is wrong with a write is thrown as an `ApiError`, and nothing is kept then.
 */
export interface InstanceWriter {
  /** Create an instance, or change the one with this external id. */
  upsert(typeId: string, written: InstanceUpsert, author: Author): Promise<Written<string>>;
  /** 400 where another has its external id. */
  create(typeId: string, written: InstanceUpsert, author: Author): Promise<string>;
  /** 409 where it is not what the expectations say. */
  update(typeId: string, id: string, written: InstanceUpdate, author: Author): Promise<string>;
  /** Answers its id. */
  delete(typeId: string, key: InstanceKey, author: Author): Promise<string>;
  /** As `delete`, and tells exactly what went. */
  deleteWithImage(typeId: string, id: string, author: Author): Promise<BeforeImage>;
}
