import type { VendorConnection } from "../../contract/connection.ts";
import type { MissingCapabilities } from "../../contract/capabilities.ts";
import { missingCapabilities, reasonsOfMissing } from "./capabilities.ts";
import { problemOf } from "./connection-problem.ts";
import type { ConnectionCheck, Connector } from "./connector.ts";
import type { VendorFailure } from "./vendor-failure.ts";

/** What is known of the account behind a token: the last check, the last failure, the limit. */
export class ConnectionMonitor {
  readonly connector: Connector;
  #found: ConnectionCheck | undefined;
  #problem: VendorFailure | undefined;
  #checkedAtMs: number | undefined;
  #running: Promise<void> | undefined;
  #lastFailure: { atMs: number; failure: VendorFailure } | undefined;

  /** `connect` is handed what to tell of every call that fails. */
  constructor(connect: (onFailure: (failure: VendorFailure) => void) => Connector) {
    this.connector = connect((failure) => {
      this.#lastFailure = { atMs: Date.now(), failure };
    });
  }

  /** Ask the vendor who the token belongs to; a check under way is joined. */
  check(): Promise<void> {
    this.#running ??= this.#check().finally(() => (this.#running = undefined));
    return this.#running;
  }

  describe(): VendorConnection {
    const { vendor, address, version, capabilities } = this.connector;
    const { limit, used, resetsAtMs, in_flight, waiting } = this.connector.schedulerState();
    return {
      vendor,
      address,
      version,
      status: this.#status(),
      checked_at: this.#checkedAtMs === undefined ? null : inSeconds(this.#checkedAtMs),
      account: this.#account(),
      scopes: this.#found?.scopes ?? [],
      named_types: this.#found?.types ?? [],
      problem: this.#problem ? problemOf(this.#problem) : null,
      last_failure: this.#lastFailure
        ? { at: inSeconds(this.#lastFailure.atMs), problem: problemOf(this.#lastFailure.failure) }
        : null,
      budget: { limit, used, resets_at: Math.ceil(resetsAtMs / 1000), in_flight, waiting },
      missing_capabilities: missingCapabilities(capabilities),
    };
  }

  missingCapabilities(): MissingCapabilities {
    return reasonsOfMissing(this.connector.capabilities);
  }

  async #check(): Promise<void> {
    const answer = await this.connector.check();
    this.#checkedAtMs = Date.now();
    this.#problem = answer.ok ? undefined : answer.failure;
    if (answer.ok) this.#found = answer.value;
  }

  #status(): VendorConnection["status"] {
    if (this.#problem) return "failed";
    return this.#found ? "reachable" : "checking";
  }

  #account(): VendorConnection["account"] {
    if (!this.#found) return null;
    const { account } = this.#found;
    return {
      workspace_id: account.workspaceId,
      workspace_name: account.workspaceName,
      region: account.region,
      timezone: account.timezone,
      admin_name: account.adminName,
      admin_email: account.adminEmail,
    };
  }
}

function inSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
