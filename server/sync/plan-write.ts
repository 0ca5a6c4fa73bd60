import type { QueuedWrite } from "../../contract/outbox.ts";
import type { CopyConnection } from "./copy-connection.ts";
import { planCreate, planDelete, planUpdate } from "./plan-instance-write.ts";
import { planPersonWrite } from "./plan-person-write.ts";
import { planSetWrite } from "./plan-set-write.ts";
import type { PlanOptions, WritePlan } from "./write-plan.ts";

/** Check a write against the record as it is now; all that is wrong with it is thrown as an `ApiError`. */
export function planWrite(
  connection: CopyConnection,
  write: QueuedWrite,
  options: PlanOptions,
): Promise<WritePlan> {
  switch (write.operation) {
    case "create_instance":
    case "upsert_instance":
      return planCreate(connection, write, options);
    case "update_instance":
      return planUpdate(connection, write, options);
    case "delete_instance":
      return planDelete(connection, write, options);
    case "replace_references":
      return planSetWrite(connection, write, options);
    case "update_contact":
    case "update_conversation":
      return planPersonWrite(connection, write, options);
  }
}
