import type { JsonObject } from "../../contract/json.ts";
import { mergedContact } from "./special-contacts.ts";
import { countOf, type Kind } from "./timeline.ts";
import { idOf, type DemoInstance, type DemoReferences, type World } from "./world.ts";

/**
 * Everything in the demo that is wrong on purpose, because real workspaces hold such records. Numbers count from 0
 * among their kind. One more defect is in the data model: two live conversation attributes named `language`.
 */
export const plantedDefects = {
  /** This contact's `order` names an instance that does not exist. */
  danglingReference: { contact: 30, instanceId: "999999999999" },
  /** This contact's `device` holds the same device twice. */
  sameInstanceTwice: { contact: 31, device: 0 },
  /** This contact's `subscription`, which is to-one, holds two. */
  severalInToOne: { contact: 32, subscriptions: [0, 1] },
  /** This contact's `order` names a device. */
  referenceToOtherType: { contact: 33, device: 1 },
  /** This device does not name the subscription that covers it. */
  oneSidedPair: { device: 10 },
  /** This contact was merged into another and still holds that order. */
  mergedContactInUse: { contact: mergedContact.from, order: 40 },
  /** This device has the external id of that order. */
  sharedExternalId: { device: 6, externalId: "order_100003" },
  /** This order's `total_amount`, a decimal, is text. */
  numberAsText: { order: 14, value: "249.90" },
  /** This order's `status` is no option of the list. */
  optionThatIsNone: { order: 18, value: "On hold" },
  /** This order holds an attribute that no one defined. */
  undefinedAttribute: { order: 20, name: "gift_wrap_colour", value: "forest green" },
  /** This conversation has more parts than a reply carries (Intercom sends the 500 newest). */
  overlongThread: { conversation: 7, parts: 620 },
};

export function plantInOrder(number: number, attributes: JsonObject): void {
  const { numberAsText, optionThatIsNone, undefinedAttribute } = plantedDefects;
  if (number === numberAsText.order) attributes["total_amount"] = numberAsText.value;
  if (number === optionThatIsNone.order) attributes["status"] = optionThatIsNone.value;
  if (number === undefinedAttribute.order) {
    attributes[undefinedAttribute.name] = undefinedAttribute.value;
  }
}

export function plantInDevice(number: number, device: DemoInstance): DemoInstance {
  const { oneSidedPair, sharedExternalId } = plantedDefects;
  if (number === sharedExternalId.device)
    return { ...device, externalId: sharedExternalId.externalId };
  if (number !== oneSidedPair.device) return device;
  const references = device.references.filter(({ attribute }) => attribute !== "subscription");
  return { ...device, references };
}

/** What a contact holds, with the defects that are planted in it. */
export function plantInContact(
  world: World,
  contact: number,
  held: DemoReferences[],
): DemoReferences[] {
  const {
    danglingReference,
    sameInstanceTwice,
    severalInToOne,
    referenceToOtherType,
    mergedContactInUse,
  } = plantedDefects;
  const ids = (kind: Kind, numbers: number[]) =>
    numbers
      .filter((number) => number < countOf(kind, world.size.instances))
      .map((number) => idOf(world, kind, number));
  if (contact === danglingReference.contact) {
    return withMore(held, "order", [danglingReference.instanceId]);
  }
  if (contact === sameInstanceTwice.contact) {
    const twice = [sameInstanceTwice.device, sameInstanceTwice.device];
    return withMore(held, "device", ids("Device", twice));
  }
  if (contact === severalInToOne.contact) {
    const others = held.filter(({ attribute }) => attribute !== "subscription");
    return withMore(others, "subscription", ids("Subscription", severalInToOne.subscriptions));
  }
  if (contact === referenceToOtherType.contact) {
    return withMore(held, "order", ids("Device", [referenceToOtherType.device]));
  }
  if (contact === mergedContactInUse.contact) {
    return withMore(held, "order", ids("Order", [mergedContactInUse.order]));
  }
  return held;
}

function withMore(held: DemoReferences[], attribute: string, more: string[]): DemoReferences[] {
  const before = held.find((references) => references.attribute === attribute);
  const others = held.filter((references) => references !== before);
  const instanceIds = [...(before?.instanceIds ?? []), ...more];
  return [...others, { attribute, instanceIds }];
}
