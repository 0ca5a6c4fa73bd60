export type IntercomRegion = "us" | "eu" | "au";

/** Where each region's API lives. https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis, read 2026-08 */
export type RegionAddresses = Record<IntercomRegion, string>;

export const intercomAddresses: RegionAddresses = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
};

export const intercomRegions: readonly IntercomRegion[] = ["us", "eu", "au"];

/** The region that a setting names; undefined where it is an address of its own. */
export function regionOf(location: string): IntercomRegion | undefined {
  return intercomRegions.find((region) => region === location);
}

/** The base address that a setting means, without a slash at its end. */
export function addressOf(location: string, addresses: RegionAddresses): string {
  const region = regionOf(location);
  return (region ? addresses[region] : location).replace(/\/+$/, "");
}
