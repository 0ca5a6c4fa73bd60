import { contactIdentity } from "./contacts.ts";
import { deliveryThreads } from "./delivery-threads.ts";
import { deviceAt } from "./devices.ts";
import { Dice } from "./dice.ts";
import { invoiceAt } from "./invoices.ts";
import { orderThreads } from "./order-threads.ts";
import { orderAt } from "./orders.ts";
import { otherThreads } from "./other-threads.ts";
import { orderOfDevice, orderOfShipment, ownerOf, shipmentOfOrder } from "./ownership.ts";
import { personAt } from "./people.ts";
import { shipmentAt } from "./shipments.ts";
import { mergedContact, wholesaleBuyer } from "./special-contacts.ts";
import { subscriptionAt } from "./subscriptions.ts";
import type { Thread } from "./thread.ts";
import {
  contactsBefore,
  conversationMoment,
  countOf,
  placeOf,
  placesBefore,
  type Kind,
} from "./timeline.ts";
import type { World } from "./world.ts";

const threads: Thread[] = [...orderThreads, ...deliveryThreads, ...otherThreads];

/** Who writes a conversation, how it goes, and the records it is about, by kind and number. */
export interface Subject {
  thread: Thread;
  contact: number;
  records: Partial<Record<Kind, number>>;
}

export function subjectOf(world: World, conversation: number): Subject {
  const dice = new Dice("subject", conversation);
  const thread = dice.pick(threads);
  if (thread.about !== "Other") {
    const number = recentNumber(world, thread.about, conversation, dice);
    const contact = number === undefined ? undefined : ownerOf(world, thread.about, number);
    const isRare = contact === wholesaleBuyer && !dice.chance(0.1);
    if (number !== undefined && contact !== undefined && !isRare) {
      return { thread, contact, records: recordsAround(world, thread.about, number) };
    }
  }
  const moment = conversationMoment(conversation, world.size.conversations);
  const contact = dice.integer(0, contactsBefore(moment, world.size.contacts) - 1);
  return {
    thread: dice.pick(otherThreads.filter(({ about }) => about === "Other")),
    contact: contact === mergedContact.from ? mergedContact.into : contact,
    records: {},
  };
}

/** People write about what arrived lately: a number among the last of its kind at the time. */
function recentNumber(
  world: World,
  kind: Kind,
  conversation: number,
  dice: Dice,
): number | undefined {
  const moment = conversationMoment(conversation, world.size.conversations);
  const places = placesBefore(moment, world.size.instances);
  const known = countOf(kind, places);
  if (known === 0) return undefined;
  return Math.max(0, known - 1 - dice.integer(0, Math.ceil(known / 12)));
}

function recordsAround(world: World, kind: Kind, number: number): Subject["records"] {
  switch (kind) {
    case "Order":
      return { Order: number };
    case "Shipment":
      return { Shipment: number, Order: orderOfShipment(number) };
    case "Device": {
      const order = orderOfDevice(world, number);
      return order === undefined ? { Device: number } : { Device: number, Order: order };
    }
    case "Subscription":
    case "Invoice":
      return { [kind]: number };
  }
}

/** The words that a conversation's texts speak of its records with. */
export function wordsOf(world: World, { contact, records }: Subject): Record<string, string> {
  const person = personAt(contact);
  const words: Record<string, string> = {
    name: contactIdentity(contact).name === null ? "there" : person.firstName,
    city: person.city,
  };
  if (records.Order !== undefined) Object.assign(words, orderWords(world, records.Order));
  if (records.Device !== undefined) {
    const { model, serialNumber, firmware } = deviceAt(records.Device);
    Object.assign(words, { model, serial: serialNumber, firmware });
  }
  if (records.Subscription !== undefined) {
    const { number, plan, priceCents } = subscriptionAt(records.Subscription);
    Object.assign(words, { subscription: number, plan, price: amount(priceCents, "EUR") });
  }
  if (records.Invoice !== undefined) {
    const { number, amountCents, currency } = invoiceAt(world, records.Invoice);
    Object.assign(words, { invoice: number, amount: amount(amountCents, currency) });
  }
  return words;
}

function orderWords(world: World, number: number): Record<string, string> {
  const order = orderAt(world, number);
  const shipment = shipmentOfOrder(number);
  const isSent = shipment !== undefined && placeOf("Shipment", shipment) < world.size.instances;
  const parcel = isSent ? shipmentAt(world, shipment) : undefined;
  return {
    order: order.number,
    product: order.product,
    total: amount(order.totalCents, order.currency),
    ordered: new Date(order.placedAt * 1000).toISOString().slice(0, 10),
    carrier: parcel?.carrier ?? "DHL",
    tracking: parcel?.trackingId ?? "",
    shipment: parcel?.number ?? "",
  };
}

function amount(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}
