import { Dice } from "./dice.ts";

export const kinds = ["Order", "Subscription", "Shipment", "Device", "Invoice"] as const;
/** The object types of the demo; a kind is the type's identifier. */
export type Kind = (typeof kinds)[number];

const day = 24 * 3600;
/** Every time in the demo lies before this one, so that the same size makes the same data on any day. */
export const referenceSeconds = Date.UTC(2026, 10, 16, 9) / 1000;
const instancesSince = referenceSeconds - 540 * day;
const contactsSince = referenceSeconds - 1400 * day;
const conversationsSince = referenceSeconds - 500 * day;

/** The order in which instances arrive, over and over. A shipment comes after the order it carries. */
const cycle: Kind[] = (
  "Order Subscription Order Shipment Order Device Order Shipment Invoice Order Device Order Shipment " +
  "Order Subscription Order Shipment Invoice Order Device Order Shipment Order Device Invoice"
).split(" ") as Kind[];

const placesInCycle = Object.fromEntries(
  kinds.map((kind) => [kind, cycle.flatMap((at, place) => (at === kind ? [place] : []))]),
) as Record<Kind, number[]>;

/** The kind of the instance that arrives at `place`, and its number among its kind; both count from 0. */
export function instanceAtPlace(place: number): { kind: Kind; number: number } {
  const inCycle = place % cycle.length;
  const kind = cycle[inCycle] ?? "Order";
  const before = Math.floor(place / cycle.length) * placesInCycle[kind].length;
  return { kind, number: before + placesInCycle[kind].indexOf(inCycle) };
}

/** Where the instance of a kind and number stands among all instances. */
export function placeOf(kind: Kind, number: number): number {
  const places = placesInCycle[kind];
  return Math.floor(number / places.length) * cycle.length + (places[number % places.length] ?? 0);
}

/** How many of the first `instances` are of a kind. */
export function countOf(kind: Kind, instances: number): number {
  const rest = instances % cycle.length;
  return (
    Math.floor(instances / cycle.length) * placesInCycle[kind].length +
    placesInCycle[kind].filter((place) => place < rest).length
  );
}

function moment(since: number, purpose: string, index: number, count: number): number {
  const share = (index + new Dice(purpose, index).next()) / count;
  return Math.floor(since + share * (referenceSeconds - since));
}

/** When an instance, contact or conversation came to be; a later one never comes before an earlier one. */
export function instanceMoment(place: number, count: number): number {
  return moment(instancesSince, "instance moment", place, count);
}
export function contactMoment(index: number, count: number): number {
  return moment(contactsSince, "contact moment", index, count);
}
export function conversationMoment(index: number, count: number): number {
  return moment(conversationsSince, "conversation moment", index, count);
}

/** How many of `count` instances had arrived at a time. */
export function placesBefore(seconds: number, count: number): number {
  const share = (seconds - instancesSince) / (referenceSeconds - instancesSince);
  return Math.max(0, Math.min(count, Math.floor(share * count)));
}

/** How many of `count` contacts there were at a time, and at least the first: those with a lower index. */
export function contactsBefore(seconds: number, count: number): number {
  const share = (seconds - contactsSince) / (referenceSeconds - contactsSince);
  return Math.max(1, Math.min(count, Math.floor(share * count)));
}

/** A time some while after another, but not in the future. */
export function later(seconds: number, dice: Dice, mostDays: number): number {
  const wanted = seconds + dice.integer(60, Math.round(mostDays * day));
  return Math.max(seconds, Math.min(referenceSeconds, wanted));
}

/** `late`'s distance from `early` in whole days. */
export function daysBetween(early: number, late: number): number {
  return Math.floor((late - early) / day);
}
