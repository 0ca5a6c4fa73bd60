import { z } from "zod";
import type { ConnectionScope } from "../../../contract/connection.ts";
import type { ConnectionCheck, VendorAccount } from "../connector.ts";
import { readLeniently } from "../read-leniently.ts";
import { answered, failed, type Answer, type VendorFailure } from "../vendor-failure.ts";
import { readNamedTypes } from "./read-named-types.ts";
import type { ApiCall, IntercomApi } from "./intercom-api.ts";
import { intercomRegions, type IntercomRegion, type RegionAddresses } from "./intercom-address.ts";

const meSchema = z.object({
  email: z.string(),
  name: z.string(),
  app: z.object({
    id_code: z.string(),
    name: z.string(),
    timezone: z.string(),
    region: z.string(),
  }),
});
const blankMe = { "": { name: "", email: "" }, app: { name: "", timezone: "", region: "" } };

const options = { priority: "interactive" } as const;

/** A call for each thing that the token should be able to read; none of them writes. */
const scopeCalls: { label: string; call: ApiCall }[] = [
  {
    label: "Custom object instances",
    call: {
      method: "GET",
      path: "/custom_object_instances/{type}",
      // No type has this name: 404 says that reading is allowed.
      params: { type: "ObjectoryConnectionCheck" },
      query: { per_page: 1 },
      expected: [404],
    },
  },
  { label: "Contacts", call: { method: "GET", path: "/contacts", query: { per_page: 1 } } },
  {
    label: "Conversations",
    call: { method: "GET", path: "/conversations", query: { per_page: 1 } },
  },
  {
    label: "Attributes of contacts",
    call: { method: "GET", path: "/data_attributes", query: { model: "contact" } },
  },
  {
    label: "Attributes of conversations",
    call: { method: "GET", path: "/conversations/attributes" },
  },
];

/** Whom the token belongs to and what it may read. A token of another region is told from a wrong one. */
export async function checkConnection(
  api: IntercomApi,
  region: IntercomRegion | undefined,
  addresses: RegionAddresses,
): Promise<Answer<ConnectionCheck>> {
  const account = await readAccount(api);
  if (account.ok) {
    const [scopes, types] = await Promise.all([readScopes(api), readNamedTypes(api)]);
    return answered({ account: account.value, scopes, types });
  }
  if (account.failure.kind !== "bad_token" || region === undefined) return account;
  const home = await findRegion(api, region, addresses);
  return home === undefined ? account : failed(wrongRegion(account.failure, home));
}

function readAccount(api: IntercomApi): Promise<Answer<VendorAccount>> {
  return api.call({ method: "GET", path: "/me" }, options, (json) => {
    const reading = readLeniently(meSchema, json, blankMe);
    if (!reading.ok) return reading;
    const { app, name, email } = reading.value;
    return {
      ok: true,
      value: {
        workspaceId: api.shown(app.id_code),
        workspaceName: api.shown(app.name),
        region: api.shown(app.region),
        timezone: api.shown(app.timezone),
        adminName: api.shown(name),
        adminEmail: api.shown(email),
      },
    };
  });
}

function readScopes(api: IntercomApi): Promise<ConnectionScope[]> {
  return Promise.all(
    scopeCalls.map(async ({ label, call }): Promise<ConnectionScope> => {
      const answer = await api.call(call, options, () => ({ ok: true, value: undefined }));
      if (answer.ok) return { label, state: "granted", reason: null };
      const { kind, what, remedy } = answer.failure;
      const isRefused = kind === "missing_scope" || kind === "bad_token";
      return { label, state: isRefused ? "refused" : "unknown", reason: `${what} ${remedy}` };
    }),
  );
}

/** The region in which the token is good: tokens of one region mean nothing in another. */
async function findRegion(
  api: IntercomApi,
  tried: IntercomRegion,
  addresses: RegionAddresses,
): Promise<IntercomRegion | undefined> {
  const others = intercomRegions.filter((region) => region !== tried);
  const answers = await Promise.all(others.map((region) => readAccount(api.at(addresses[region]))));
  return others.find((_region, position) => answers[position]?.ok);
}

function wrongRegion(failure: VendorFailure, home: IntercomRegion): VendorFailure {
  return {
    ...failure,
    kind: "wrong_region",
    what: `The access token is good, but belongs to Intercom's region ${home}.`,
    remedy: `Set INTERCOM_REGION=${home} and start again.`,
  };
}
