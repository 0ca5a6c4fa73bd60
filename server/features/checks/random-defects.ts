import fc from "fast-check";

/** A set that one attribute of one record holds, as it stands in the store. */
export interface RandomSet {
  kind: "contact" | "conversation" | "instance";
  type: string;
  owner: string;
  attribute: string;
  ids: string[];
}

/** A small workspace in which anything may be wrong. */
export interface RandomWorkspace {
  instances: { id: string; type: string; externalId: string | null }[];
  sets: RandomSet[];
  merged: string[];
}

interface AttributeUnderTest {
  kind: RandomSet["kind"];
  type: string;
  name: string;
  target: string;
  holdsOne: boolean;
  /** The attribute of `target` that names this type, where the two are a pair. */
  mirror?: string;
}

/** Boxes and items are a pair; orders and boxes are none, because two attributes of boxes name orders. */
const attributesUnderTest: AttributeUnderTest[] = [
  { kind: "contact", type: "", name: "orders", target: "Order", holdsOne: false },
  { kind: "contact", type: "", name: "main_order", target: "Order", holdsOne: true },
  { kind: "conversation", type: "", name: "orders", target: "Order", holdsOne: false },
  { kind: "instance", type: "Box", name: "items", target: "Item", holdsOne: false, mirror: "box" },
  { kind: "instance", type: "Item", name: "box", target: "Box", holdsOne: true, mirror: "items" },
  { kind: "instance", type: "Box", name: "order", target: "Order", holdsOne: true },
  { kind: "instance", type: "Box", name: "other_orders", target: "Order", holdsOne: false },
];

const types = ["Order", "Box", "Item", "Shipment", "Ticket"];

export function randomWorkspace(owners: {
  contacts: string[];
  conversations: string[];
}): fc.Arbitrary<RandomWorkspace> {
  const instances = fc
    .array(
      fc.record({
        type: fc.constantFrom(...types),
        externalId: fc.option(fc.constantFrom("a", "b", "c", "ü", "😀"), { freq: 2 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((made) => made.map((each, index) => ({ ...each, id: `i${index}` })))
    .map(withoutTakenExternalIds);
  return instances.chain((made) => {
    const id = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...made.map((each) => each.id)) },
      { weight: 1, arbitrary: fc.constantFrom("gone", "lost") },
    );
    const set = fc.oneof(
      fc.array(id, { maxLength: 4 }),
      fc.array(id, { minLength: 1, maxLength: 1 }),
    );
    const places = attributesUnderTest.flatMap((attribute) =>
      ownersOf(attribute, owners, made).map((owner) => ({ attribute, owner })),
    );
    return fc.record({
      instances: fc.constant(made),
      merged: fc.subarray(owners.contacts.slice(1)),
      sets: fc.tuple(...places.map(() => set)).map((sets) =>
        places.map(({ attribute: { kind, type, name }, owner }, index) => ({
          kind,
          type,
          owner,
          attribute: name,
          ids: sets[index] ?? [],
        })),
      ),
    });
  });
}

function ownersOf(
  { kind, type }: AttributeUnderTest,
  { contacts, conversations }: { contacts: string[]; conversations: string[] },
  instances: RandomWorkspace["instances"],
): string[] {
  if (kind === "contact") return contacts;
  if (kind === "conversation") return conversations;
  return instances.filter((each) => each.type === type).map(({ id }) => id);
}

function withoutTakenExternalIds(
  instances: RandomWorkspace["instances"],
): RandomWorkspace["instances"] {
  const taken = new Set<string>();
  return instances.map((instance) => {
    const key = `${instance.type} ${instance.externalId}`;
    if (instance.externalId === null || !taken.has(key)) {
      taken.add(key);
      return instance;
    }
    return { ...instance, externalId: null };
  });
}

/** The defects of a workspace found the slow way, each as one line; `inConversations` counts where a contact takes part. */
export function bruteForce(
  { instances, sets, merged }: RandomWorkspace,
  inConversations: (contact: string) => number,
): string[] {
  const typeOf = (id: string) => instances.find((each) => each.id === id)?.type;
  const isLive = ({ type }: { type: string }) => type !== "Ticket";
  const found: string[] = [];
  for (const set of sets) {
    if (merged.includes(set.owner)) continue;
    const attribute = attributesUnderTest.find(
      ({ kind, type, name }) => kind === set.kind && type === set.type && name === set.attribute,
    );
    if (!attribute) continue;
    const line = (kind: string, detail: string) =>
      found.push(`${kind} ${set.owner}.${set.attribute} ${detail}`);
    const different = [...new Set(set.ids)];
    for (const id of different) {
      const times = set.ids.filter((each) => each === id).length;
      if (typeOf(id) === undefined) line("dangling_reference", `${id} ${times}`);
      else if (times > 1) line("same_instance_twice", `${id} ${times}`);
      if (typeOf(id) !== undefined && typeOf(id) !== attribute.target)
        line("other_type", `${id} 1`);
      if (attribute.mirror !== undefined && typeOf(id) === attribute.target) {
        const back = sets.find((each) => each.owner === id && each.attribute === attribute.mirror);
        if (!back?.ids.includes(set.owner)) line("one_sided_pair", `${id} 1`);
      }
    }
    if (attribute.holdsOne && different.length > 1)
      line("several_in_to_one", `${different.length}`);
  }
  for (const contact of merged) {
    const held = sets.filter(({ owner }) => owner === contact).flatMap(({ ids }) => ids).length;
    const count = held + inConversations(contact);
    if (count > 0) found.push(`merged_contact ${contact} ${count}`);
  }
  const externalIds = new Set(
    instances.filter(isLive).flatMap(({ externalId }) => externalId ?? []),
  );
  for (const externalId of externalIds) {
    const sharing = instances.filter((each) => isLive(each) && each.externalId === externalId);
    if (sharing.length > 1) found.push(`shared_external_id ${externalId} ${sharing.length}`);
  }
  const targets = new Set(["Order", ...attributesUnderTest.map(({ target }) => target)]);
  for (const { id, type } of instances) {
    const refers = sets.some(({ owner, ids }) => owner === id && ids.length > 0);
    const isReferredTo = sets.some(({ ids }) => ids.includes(id));
    if (targets.has(type) && !refers && !isReferredTo) found.push(`isolated_instance ${id}`);
  }
  return found.sort();
}
