import type { JsonObject, JsonValue } from "../../../contract/json.ts";
import type { CallScheduler } from "../call-scheduler.ts";
import type { CallOptions } from "../connector.ts";
import {
  answered,
  failed,
  type Answer,
  type VendorFailure,
  type VendorFailureKind,
} from "../vendor-failure.ts";
import type { VendorReply } from "../vendor-reply.ts";
import type { Reading } from "../read-leniently.ts";
import { explainFailure, explainUnreadable, type FailedCall } from "./explain-failure.ts";
import { withoutSecret } from "./hide-secret.ts";
import { sendRequest, type IntercomRequest } from "./send-request.ts";

export interface ApiCall {
  method: IntercomRequest["method"];
  /** With `{name}` for each member of `params`. */
  path: string;
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: JsonObject;
  /** Whether to send a write twice does no harm; reads never do. */
  isRepeatable?: boolean;
  /** Statuses below 500 that are no failure here. */
  expected?: number[];
}

/** Failures that any other call would meet, too. */
const outages: VendorFailureKind[] = [
  "no_answer",
  "vendor_down",
  "blocked_on_the_way",
  "bad_token",
];

type Read<Value> = (json: JsonValue) => Reading<Value>;

interface ApiSettings {
  address: string;
  token: string;
  version: string;
  scheduler: CallScheduler;
  onFailure: (failure: VendorFailure) => void;
}

/** Intercom's REST API: one call becomes a checked value or a failure in words. */
export class IntercomApi {
  readonly #settings: ApiSettings;
  #outage: VendorFailure | undefined;

  constructor(settings: ApiSettings) {
    this.#settings = settings;
  }

  /** The same API at another region's address, to try whether the token is good there; failing is what most do. */
  at(address: string): IntercomApi {
    return new IntercomApi({ ...this.#settings, address, onFailure: () => undefined });
  }

  /** Words from outside as they may be shown; none where they hold a piece of the token. */
  shown(text: string): string {
    return withoutSecret(text, this.#settings.token) ?? "";
  }

  async call<Value>(
    call: ApiCall,
    options: CallOptions,
    read: Read<Value>,
  ): Promise<Answer<Value>> {
    const answer = this.#note(this.#judge(await this.#send(call, options), call, read));
    if (!answer.ok) this.#settings.onFailure(answer.failure);
    return answer;
  }

  /** Why the last call told nothing at all; undefined where it did. */
  get outage(): VendorFailure | undefined {
    return this.#outage;
  }

  /** For a record that may be missing: Intercom's own “not found” is an answer, undefined. */
  async find<Value>(
    call: ApiCall,
    options: CallOptions,
    read: Read<Value | undefined>,
  ): Promise<Answer<Value | undefined>> {
    const answer = this.#note(this.#judge(await this.#send(call, options), call, read));
    if (answer.ok) return answer;
    if (answer.failure.kind === "not_found") return answered(undefined);
    this.#settings.onFailure(answer.failure);
    return answer;
  }

  #note<Value>(answer: Answer<Value>): Answer<Value> {
    const isOut = !answer.ok && outages.includes(answer.failure.kind);
    this.#outage = isOut ? answer.failure : undefined;
    return answer;
  }

  #judge<Value>(reply: VendorReply, call: ApiCall, read: Read<Value>): Answer<Value> {
    const described = this.#describe(call);
    if (reply.kind === "no_answer") return failed(explainFailure(reply, described));
    const { status, json } = reply;
    const isExpected = call.expected?.includes(status) && json !== undefined;
    if (status >= 300 && !isExpected) return failed(explainFailure(reply, described));
    if (json === undefined)
      return failed(explainUnreadable(reply, described, "it is a web page, not data"));
    const reading = read(json);
    return reading.ok
      ? answered(reading.value)
      : failed(explainUnreadable(reply, described, reading.problem));
  }

  #send(
    call: ApiCall,
    { priority, signal, once = false, isFresh = false }: CallOptions,
  ): Promise<VendorReply> {
    const { token, version, scheduler } = this.#settings;
    const url = this.#url(call);
    const isRead = call.method === "GET";
    return scheduler.run({
      priority,
      signal,
      isRepeatable: isRead || (call.isRepeatable === true && !once),
      ...(isRead && !isFresh ? { sharedAs: url } : {}),
      send: (sendSignal) =>
        sendRequest({ method: call.method, url, body: call.body }, { token, version }, sendSignal),
    });
  }

  #url({ path, params = {}, query = {} }: ApiCall): string {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
      encodeURIComponent(params[name] ?? ""),
    );
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) search.set(name, String(value));
    return `${this.#settings.address}${filled}${search.size > 0 ? `?${search.toString()}` : ""}`;
  }

  #describe({ method, path }: ApiCall): FailedCall {
    return {
      call: `${method} ${path}`,
      isWrite: method !== "GET",
      host: new URL(this.#settings.address).host,
      token: this.#settings.token,
    };
  }
}
