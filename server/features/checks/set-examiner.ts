import { targetType, type CheckedAttribute } from "./check-plan.ts";
import { draftAbout, instanceRef, maxOthers, type DraftFinding } from "./draft-finding.ts";
import type { ReferenceRow } from "./reference-rows.ts";

interface HeldInstance {
  times: number;
  type: string | null;
  namesBack: boolean;
}

/** Looks at the sets that records hold through one attribute. Rows come by owner; one owner's may come in several portions. */
export class SetExaminer {
  readonly #checked: CheckedAttribute;
  #ownerId: string | undefined;
  #held = new Map<string, HeldInstance>();

  constructor(checked: CheckedAttribute) {
    this.#checked = checked;
  }

  /** What is wrong with the owners whose last row has come. */
  examine(rows: ReferenceRow[]): DraftFinding[] {
    const found: DraftFinding[] = [];
    for (const row of rows) {
      // What a merged contact still holds is one finding of its own.
      if (row.owner_merged > 0) continue;
      if (row.owner_id !== this.#ownerId) {
        found.push(...this.finish());
        this.#ownerId = row.owner_id;
      }
      const known = this.#held.get(row.instance_id);
      if (known) known.times += 1;
      else {
        const { target_type: type, named_back } = row;
        this.#held.set(row.instance_id, { times: 1, type, namesBack: named_back > 0 });
      }
    }
    return found;
  }

  /** What is wrong with the last owner. */
  finish(): DraftFinding[] {
    const ownerId = this.#ownerId;
    const held = this.#held;
    this.#ownerId = undefined;
    this.#held = new Map();
    if (ownerId === undefined) return [];
    const { attribute, mirror } = this.#checked;
    const expected = targetType(attribute);
    const owner = { kind: attribute.owner_kind, id: ownerId };
    const found: DraftFinding[] = [];
    for (const [id, { times, type, namesBack }] of held) {
      const at = { attribute: attribute.name, detail: id };
      const others = [instanceRef(id)];
      if (type === null) {
        found.push(draftAbout("dangling_reference", owner, { ...at, value: id, count: times }));
        continue;
      }
      if (times > 1)
        found.push(draftAbout("same_instance_twice", owner, { ...at, others, count: times }));
      if (type !== expected) found.push(draftAbout("other_type", owner, { ...at, others }));
      else if (mirror && !namesBack)
        found.push(draftAbout("one_sided_pair", owner, { ...at, value: mirror.name, others }));
    }
    if (attribute.reference?.type === "one" && held.size > 1) {
      const others = [...held].filter(([, { type }]) => type !== null).slice(0, maxOthers);
      found.push(
        draftAbout("several_in_to_one", owner, {
          attribute: attribute.name,
          others: others.map(([id]) => instanceRef(id)),
          count: held.size,
        }),
      );
    }
    return found;
  }
}
