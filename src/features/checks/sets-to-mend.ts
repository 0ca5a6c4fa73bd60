import { associationEndpoints } from "../../../contract/associations.ts";
import { checkEndpoints, type Finding } from "../../../contract/checks.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { maxPerPage } from "../../../contract/pagination.ts";
import { placesOf } from "../../workspace/set-places.ts";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";
import { setFixOf, type BulkFixKind, type SetFix } from "./finding-fix.ts";

/** One set of references, with all that is to be removed from it. */
export interface SetToMend {
  key: string;
  fixes: [SetFix, ...SetFix[]];
  findings: Finding[];
}

export interface FoundSets {
  sets: SetToMend[];
  /** Findings that can't be mended, because their attribute was archived since. */
  leftOut: number;
}

/** All findings of a kind that are kept, by the set that each of them is about. */
export async function readSetsToMend(
  schema: WorkspaceSchema,
  kind: BulkFixKind,
  signal: AbortSignal,
): Promise<FoundSets> {
  const findings: Finding[] = [];
  let after: string | undefined;
  do {
    const query = { kind, per_page: maxPerPage, after };
    const reply = await callEndpoint(checkEndpoints.findings, { query, signal });
    findings.push(...reply.findings);
    after = reply.page.next ?? undefined;
  } while (after !== undefined);
  return setsOf(schema, kind, findings);
}

function setsOf(
  schema: WorkspaceSchema,
  kind: BulkFixKind,
  findings: readonly Finding[],
): FoundSets {
  const sets = new Map<string, SetToMend>();
  let leftOut = 0;
  for (const finding of findings) {
    const fix = setFixOf(schema, { ...finding, kind }, undefined);
    if (!fix) {
      leftOut += 1;
      continue;
    }
    const key = JSON.stringify([fix.owner.kind, fix.owner.id, fix.attribute.name]);
    const known = sets.get(key);
    if (known) {
      known.fixes.push(fix);
      known.findings.push(finding);
    } else sets.set(key, { key, fixes: [fix], findings: [finding] });
  }
  return { sets: [...sets.values()], leftOut };
}

/** Remove from a set what the fixes say, by an ordinary write. False where it was mended already. */
export async function mendSet({ fixes }: SetToMend, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await mendOnce(fixes, signal);
    } catch (error) {
      // Somebody changed the set between the reading and the writing: what is there now may be mended as well.
      const isOvertaken = error instanceof ApiFailure && error.status === 409;
      if (!isOvertaken || attempt === 3) throw error;
    }
  }
}

async function mendOnce(fixes: SetToMend["fixes"], signal: AbortSignal): Promise<boolean> {
  const [{ owner, attribute }] = fixes;
  const params = {
    owner_kind: owner.kind,
    owner_id: owner.id,
    attribute_name: attribute.name,
  };
  const held = await callEndpoint(associationEndpoints.getReferences, { params, signal });
  const ids = remainingIds(held.ids, fixes);
  if (ids.length === held.ids.length) return false;
  // Not given up once it is sent: a write that was stopped may have been made.
  await callEndpoint(associationEndpoints.replaceReferences, {
    params,
    body: { expected_ids: held.ids, ids },
  });
  return true;
}

export function remainingIds(
  ids: readonly string[],
  fixes: readonly Pick<SetFix, "isRemoved">[],
): string[] {
  return placesOf(ids)
    .filter((place) => !fixes.some((fix) => fix.isRemoved(place)))
    .map(({ id }) => id);
}
