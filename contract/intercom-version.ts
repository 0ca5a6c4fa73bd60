/**
 * The API versions Objectory speaks, oldest first. `Preview` was formerly called `Unstable`;
 * both behave as 2.16 here, because 2.17 is newer than the Preview that the specification describes.
 */
export const intercomVersions = [
  "2.13",
  "2.14",
  "2.15",
  "2.16",
  "2.17",
  "Preview",
  "Unstable",
] as const;
export type IntercomVersion = (typeof intercomVersions)[number];

export const defaultIntercomVersion: IntercomVersion = "2.16";

/** Whether a version has what came with `since`. */
export function isVersionSince(
  version: IntercomVersion,
  since: "2.14" | "2.15" | "2.16" | "2.17",
): boolean {
  const number = version === "Preview" || version === "Unstable" ? "2.16" : version;
  return Number(number.slice(2)) >= Number(since.slice(2));
}
