import type { Connector, VendorAccount } from "../connectors/connector.ts";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { readWorkspace } from "../workspace/workspace.ts";

/** Sees to it that a copy is only ever of one account, whatever token the server is started with. */
export class AccountGuard {
  readonly #database: Database;
  readonly #connector: Connector;
  #isKnown = false;
  #asking: Promise<VendorFailure | undefined> | undefined;

  constructor(database: Database, connector: Connector) {
    this.#database = database;
    this.#connector = connector;
  }

  /** Undefined once the account is known to be the one that is copied, else why nothing may be read or written. */
  async refusal(): Promise<VendorFailure | undefined> {
    if (this.#isKnown) return undefined;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #ask(): Promise<VendorFailure | undefined> {
    const answer = await this.#connector.check();
    if (!answer.ok) return answer.failure;
    const { account } = answer.value;
    const held = await this.#claim(account);
    if (held !== account.workspaceId) return anotherAccount(this.#connector.vendor, account, held);
    this.#isKnown = true;
    return undefined;
  }

  /** The account that this database holds: this one, where it held none. */
  async #claim({ workspaceId, workspaceName }: VendorAccount): Promise<string | null> {
    const { db } = this.#database;
    await db
      .updateTable("workspaces")
      .set({ account_id: workspaceId, ...(workspaceName !== "" && { name: workspaceName }) })
      .where("id", "=", workspace)
      .where("account_id", "is", null)
      .execute();
    return (await readWorkspace(this.#database)).accountId;
  }
}

function anotherAccount(
  vendor: string,
  { workspaceId, workspaceName }: VendorAccount,
  held: string | null,
): VendorFailure {
  return {
    kind: "refused",
    call: "GET /me",
    status: null,
    what: `The token belongs to the ${vendor} workspace ${workspaceName} (${workspaceId}), but this database holds a copy of ${held}.`,
    safe: "Nothing is read or written with it, and the copy stays as it is.",
    remedy: `Use the token of ${held}, or start with another OBJECTORY_DATA_DIR or DATABASE_URL for ${workspaceId}.`,
    requestId: null,
    isUndecided: false,
  };
}
