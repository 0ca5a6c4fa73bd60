import type { JsonObject } from "../../contract/json.ts";
import { plans } from "./catalogue.ts";
import { Dice } from "./dice.ts";
import { countOf, later, referenceSeconds } from "./timeline.ts";
import {
  idOf,
  type DemoReferences,
  momentOf,
  money,
  sixDigits,
  type DemoInstance,
  type World,
} from "./world.ts";

/** The part of a subscription that other records speak of. */
export interface Subscription {
  number: string;
  plan: string;
  priceCents: number;
  status: string;
}

export function subscriptionAt(number: number): Subscription {
  const dice = new Dice("subscription", number);
  const plan = dice.pick(plans);
  return {
    number: `SUB-${sixDigits(3000 + number)}`,
    plan: plan.name,
    priceCents: plan.cents,
    status: dice.pick([
      "Active",
      "Active",
      "Active",
      "Active",
      "Trial",
      "Paused",
      "Past due",
      "Cancelled",
    ]),
  };
}

export function subscriptionInstance(world: World, number: number): DemoInstance {
  const subscription = subscriptionAt(number);
  const dice = new Dice("subscription attributes", number);
  const moment = momentOf(world, "Subscription", number);
  const isOver = subscription.status === "Cancelled";
  const attributes: JsonObject = {
    subscription_number: subscription.number,
    plan: subscription.plan,
    status: subscription.status,
    price: money(subscription.priceCents),
    seats: dice.chance(0.8) ? 1 : dice.integer(2, 25),
    started_at: moment,
    renews_at: isOver ? null : referenceSeconds + dice.integer(1, 30) * 24 * 3600,
    auto_renew: !isOver && dice.chance(0.85),
  };
  if (isOver) {
    attributes["cancelled_at"] = later(moment, dice, 120);
    attributes["cancellation_reason"] = dice.pick([
      "Too expensive",
      "I only needed it for one trip.",
      "لم أعد بحاجة إليه",
      "Zu selten genutzt 🤷",
      "",
    ]);
  }
  return {
    externalId: `sub_${3000 + number}`,
    externalCreatedAt: moment,
    externalUpdatedAt: later(moment, dice, 30),
    updatedAt: later(moment, dice, 90),
    attributes,
    references: coveredDevices(world, number),
  };
}

/** Every plan covers devices of its own, so a device is covered by one plan at most. */
function coveredBy(world: World, number: number): number[] {
  if (!subscriptionAt(number).plan.startsWith("Beacon")) return [];
  const devices = countOf("Device", world.size.instances);
  const covered = [2 * number, 2 * number + 1].filter((device) => device < devices);
  if (covered.length > 1 && new Dice("covered devices", number).chance(0.6)) covered.pop();
  return covered;
}

/** The subscription that covers a device, the other way round than the devices that a subscription covers. */
export function subscriptionOfDevice(world: World, device: number): number | undefined {
  const number = Math.floor(device / 2);
  const exists = number < countOf("Subscription", world.size.instances);
  return exists && coveredBy(world, number).includes(device) ? number : undefined;
}

function coveredDevices(world: World, number: number): DemoReferences[] {
  const covered = coveredBy(world, number);
  if (covered.length === 0) return [];
  return [
    {
      attribute: "devices",
      instanceIds: covered.map((device) => idOf(world, "Device", device)),
    },
  ];
}
