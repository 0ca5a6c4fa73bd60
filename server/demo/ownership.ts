import { Dice } from "./dice.ts";
import { contactLeftOut, wholesaleBuyer, wholesaleOrders } from "./special-contacts.ts";
import { contactsBefore, countOf, type Kind } from "./timeline.ts";
import { momentOf, type World } from "./world.ts";

/** The kinds that contacts hold; a shipment is found by its order. */
type HeldKind = Exclude<Kind, "Shipment">;

/** The contact whose order, device and so on this is; undefined for a guest's order or a device in stock. */
export function ownerOf(world: World, kind: Kind, number: number): number | undefined {
  switch (kind) {
    case "Order":
      return orderOwner(world, number);
    case "Shipment":
      return orderOwner(world, orderOfShipment(number));
    case "Device": {
      const order = orderOfDevice(world, number);
      return order === undefined ? undefined : orderOwner(world, order);
    }
    case "Subscription":
      return buyer(world, "Subscription", number);
    case "Invoice":
      return buyer(world, "Subscription", subscriptionOfInvoice(number));
  }
}

function orderOwner(world: World, number: number): number | undefined {
  const wholesaleNumber = 2 * Math.floor(number / 5) + (number % 5);
  if (number % 5 < 2 && wholesaleNumber < wholesaleOrders) return wholesaleBuyer;
  if (number % 31 === 7) return undefined;
  return buyer(world, "Order", number);
}

/** Nearly half of all buyers signed up not long before; of the others, the oldest come back most. */
function buyer(world: World, kind: Kind, number: number): number {
  const known = contactsBefore(momentOf(world, kind, number), world.size.contacts);
  const dice = new Dice(`owner of ${kind}`, number);
  const share = dice.chance(0.45) ? 1 - dice.next() ** 2 / 12 : dice.next() ** 1.4;
  let contact = Math.min(known - 1, Math.floor(share * known));
  while (contactLeftOut(contact)) contact = (contact + known - 1) % known;
  return contact;
}

/** Eleven orders arrive with five shipments: every other order of a round is shipped. */
export function orderOfShipment(shipment: number): number {
  return 11 * Math.floor(shipment / 5) + 2 * (shipment % 5);
}

export function shipmentOfOrder(order: number): number | undefined {
  const inRound = order % 11;
  return inRound % 2 === 0 && inRound < 10 ? 5 * Math.floor(order / 11) + inRound / 2 : undefined;
}

/** Four devices arrive with eleven orders. Every ninth device is in stock and nobody's. */
export function orderOfDevice(world: World, device: number): number | undefined {
  if (device % 9 === 4) return undefined;
  const order = 11 * Math.floor(device / 4) + (device % 4);
  return order < countOf("Order", world.size.instances) ? order : undefined;
}

/** Subscriptions are billed again and again, older ones more often. */
export function subscriptionOfInvoice(invoice: number): number {
  const existing = 2 * Math.floor(invoice / 3) + 1;
  return Math.floor(new Dice("subscription of invoice", invoice).next() * existing);
}

/** What each contact holds, the other way round than `ownerOf`: the numbers of one kind by contact, oldest first. */
export class Holdings {
  readonly #starts: Int32Array;
  readonly #numbers: Int32Array;

  constructor(world: World, kind: HeldKind) {
    const count = countOf(kind, world.size.instances);
    const owners = Int32Array.from({ length: count }, (_, n) => ownerOf(world, kind, n) ?? -1);
    this.#starts = new Int32Array(world.size.contacts + 1);
    for (const owner of owners) if (owner >= 0) bump(this.#starts, owner + 1);
    for (let at = 1; at < this.#starts.length; at++) bump(this.#starts, at, this.#starts[at - 1]);
    this.#numbers = new Int32Array(this.#starts.at(-1) ?? 0);
    const next = this.#starts.slice();
    owners.forEach((owner, number) => {
      if (owner < 0) return;
      this.#numbers[next[owner] ?? 0] = number;
      bump(next, owner);
    });
  }

  of(contact: number): number[] {
    return [...this.#numbers.subarray(this.#starts[contact], this.#starts[contact + 1])];
  }
}

function bump(counts: Int32Array, at: number, by = 1): void {
  counts[at] = (counts[at] ?? 0) + by;
}
