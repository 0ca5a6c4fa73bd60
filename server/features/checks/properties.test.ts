import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import { checkEndpoints, type Finding } from "../../../contract/checks.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId as workspace_id } from "../../database/tables.ts";
import { finishedRun } from "../../testing/finished-run.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  insertAttribute,
  insertObjectType,
  testContacts,
  testConversations,
  testTime,
} from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";
import { bruteForce, randomWorkspace, type RandomWorkspace } from "./random-defects.ts";

const owners = {
  contacts: Object.values(testContacts).map(({ id }) => id),
  conversations: Object.values(testConversations).map(({ id }) => id),
};
/** Ada wrote one conversation, and takes part in another with Grace. */
const inConversations = (contact: string) => (contact === testContacts.grace.id ? 1 : 0);

describeOnEachDatabase("in any workspace the checks", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
    const { db } = test.database;
    for (const id of ["Box", "Item"]) await insertObjectType(db, { id, label: id });
    const reference = (
      object_type_id: string,
      name: string,
      reference_type: "one" | "many",
      target: string,
    ) =>
      insertAttribute(db, test.database, {
        owner_kind: "instance",
        object_type_id,
        name,
        data_type: "relationship",
        reference_type,
        reference_object_type_id: target,
      });
    await reference("Box", "items", "many", "Item");
    await reference("Item", "box", "one", "Box");
    await reference("Box", "order", "one", "Order");
    await reference("Box", "other_orders", "many", "Order");
    await db.updateTable("workspaces").set({ schema_version: 2 }).execute();
  });
  afterEach(() => test.close());

  async function fill({ instances, sets, merged }: RandomWorkspace): Promise<void> {
    await test.database.transaction(async (db) => {
      await db.deleteFrom("instance_references").execute();
      await db.deleteFrom("instances").execute();
      await db.updateTable("contacts").set({ merged_into: null }).execute();
      if (merged.length > 0)
        await db
          .updateTable("contacts")
          .set({ merged_into: owners.contacts[0] ?? null })
          .where("id", "in", merged)
          .execute();
      await db
        .insertInto("instances")
        .values(
          instances.map(({ id, type, externalId }, index) => ({
            workspace_id,
            id,
            seq: 1000 + index,
            object_type_id: type,
            external_id: externalId,
            external_created_at: null,
            external_updated_at: null,
            custom_attributes: "{}",
            created_at: testTime,
            updated_at: testTime,
          })),
        )
        .execute();
      for (const { kind, type, owner, attribute, ids } of sets)
        await insertReferences(
          db,
          ids.map((instance_id, position) => ({
            owner_kind: kind,
            owner_type: type,
            owner_id: owner,
            attribute,
            position,
            instance_id,
          })),
        );
    });
  }

  async function run(): Promise<Finding[]> {
    await finishedRun(test);
    return listed();
  }
  const listed = async () =>
    (await test.call(checkEndpoints.findings, { query: { per_page: 150 } })).findings;

  /** Every row but the findings, and without the references and the time of change of one record. */
  async function everythingBut(owner: string): Promise<unknown> {
    const { db } = test.database;
    const references = await db.selectFrom("instance_references").selectAll().execute();
    const records = [
      ...(await db.selectFrom("instances").selectAll().execute()),
      ...(await db.selectFrom("contacts").selectAll().execute()),
      ...(await db.selectFrom("conversations").selectAll().execute()),
    ];
    const lines = [
      ...references.filter(({ owner_id }) => owner_id !== owner),
      ...records.map((row) => (row.id === owner ? { ...row, updated_at: 0 } : row)),
      ...(await db.selectFrom("conversation_contacts").selectAll().execute()),
    ];
    return lines.map((line) => JSON.stringify(line)).sort();
  }

  it("find all and only what a slow look at everything finds", async () => {
    await fc.assert(
      fc.asyncProperty(randomWorkspace(owners), async (workspace) => {
        await fill(workspace);
        expect((await run()).map(lineOf).sort()).toEqual(bruteForce(workspace, inConversations));
      }),
      { numRuns: 60 },
    );
  });

  it("agree with what they say of each record by itself", async () => {
    await fc.assert(
      fc.asyncProperty(randomWorkspace(owners), async (workspace) => {
        await fill(workspace);
        const found = await run();
        for (const { id } of workspace.instances.filter((each) => each.type !== "Ticket")) {
          const params = { owner_kind: "instance", owner_id: id };
          const { findings } = await test.call(checkEndpoints.record, { params });
          const involved = found.filter((finding) => concerns(finding, id));
          expect(findings.map(lineOf).sort()).toEqual(involved.map(lineOf).sort());
        }
      }),
      { numRuns: 25 },
    );
  });

  it("lose a finding by its fix, and the fix changes nothing else", async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(randomWorkspace(owners), fc.nat(), async (workspace, pick) => {
        await fill(workspace);
        const fixable = (await run()).filter(({ kind }) => kind in fixes);
        const finding = fixable[pick % Math.max(1, fixable.length)];
        if (!finding) return;
        const fix = fixes[finding.kind]?.(finding);
        if (!fix) return;
        const before = await everythingBut(fix.owner.id);
        const params = {
          owner_kind: fix.owner.kind,
          owner_id: fix.owner.id,
          attribute_name: fix.attribute,
        };
        const { ids: expected_ids } = await test.call(associationEndpoints.getReferences, {
          params,
        });
        const ids = fix.change(expected_ids);
        const { status } = await test.request(
          "PUT",
          `/api/console/associations/${fix.owner.kind}/${fix.owner.id}/${fix.attribute}`,
          { body: { expected_ids, ids } },
        );
        // A set with two defects can be refused until the other is mended; then nothing may have changed.
        if (status !== 200) {
          expect((await listed()).map(({ id }) => id)).toContain(finding.id);
          expect(await everythingBut(fix.owner.id)).toEqual(before);
          return;
        }
        mended += 1;
        const left = await listed();
        expect(left.map(({ id }) => id)).not.toContain(finding.id);
        expect(await everythingBut(fix.owner.id)).toEqual(before);
        const again = new Set((await run()).map(lineOf));
        for (const each of left) expect(again).toContain(lineOf(each));
      }),
      { numRuns: 60 },
    );
    expect(mended).toBeGreaterThan(10);
  });
});

interface Fix {
  owner: { kind: string; id: string };
  attribute: string;
  change: (ids: string[]) => string[];
}

/** What the console does to mend a finding. */
const fixes: Partial<Record<Finding["kind"], (finding: Finding) => Fix>> = {
  dangling_reference: (finding) => ownSet(finding, (ids) => without(ids, finding.value)),
  other_type: (finding) => ownSet(finding, (ids) => without(ids, finding.others[0]?.id)),
  same_instance_twice: (finding) => {
    const twice = finding.others[0]?.id;
    return ownSet(finding, (ids) =>
      ids.filter((id, index) => id !== twice || ids.indexOf(id) === index),
    );
  },
  several_in_to_one: (finding) => ownSet(finding, (ids) => ids.slice(0, 1)),
  one_sided_pair: ({ subject, others, value }) => ({
    owner: others[0] ?? { kind: "", id: "" },
    attribute: value ?? "",
    change: (ids) => (value === "box" ? [subject?.id ?? ""] : [...ids, subject?.id ?? ""]),
  }),
};

function ownSet({ subject, attribute_name }: Finding, change: Fix["change"]): Fix {
  return { owner: subject ?? { kind: "", id: "" }, attribute: attribute_name ?? "", change };
}

function without(ids: string[], removed: string | null | undefined): string[] {
  return ids.filter((id) => id !== removed);
}

/** A finding as `bruteForce` writes it. */
function lineOf({ kind, subject, attribute_name, value, others, count }: Finding): string {
  switch (kind) {
    case "dangling_reference":
      return `${kind} ${subject?.id}.${attribute_name} ${value} ${count}`;
    case "several_in_to_one":
      return `${kind} ${subject?.id}.${attribute_name} ${count}`;
    case "merged_contact":
      return `${kind} ${subject?.id} ${count}`;
    case "shared_external_id":
      return `${kind} ${value} ${count}`;
    case "isolated_instance":
      return `${kind} ${subject?.id}`;
    case "attribute_name_twice":
      return `${kind} ${attribute_name} ${count}`;
    case "same_instance_twice":
    case "other_type":
    case "one_sided_pair":
      return `${kind} ${subject?.id}.${attribute_name} ${others[0]?.id} ${count}`;
  }
}

/** Whether a finding belongs on the page of an instance: its own ones, and those that it can be mended from. */
function concerns({ kind, subject, others }: Finding, id: string): boolean {
  if (subject?.id === id) return true;
  const isOther = others.some((other) => other.id === id);
  return isOther && ["other_type", "one_sided_pair", "shared_external_id"].includes(kind);
}
