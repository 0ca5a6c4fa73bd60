import type { JsonObject } from "../../contract/json.ts";
import { ExactNumber } from "../../contract/json.ts";
import { carriers } from "./catalogue.ts";
import { Dice } from "./dice.ts";
import { orderAt } from "./orders.ts";
import { orderOfShipment, ownerOf } from "./ownership.ts";
import { personAt } from "./people.ts";
import { daysBetween, later, referenceSeconds } from "./timeline.ts";
import { idOf, momentOf, money, sixDigits, type DemoInstance, type World } from "./world.ts";

/** The part of a shipment that other records speak of. */
export interface Shipment {
  number: string;
  carrier: string;
  /** 19 digits, more than a JavaScript number keeps. */
  trackingId: string;
  status: string;
}

export function shipmentAt(world: World, number: number): Shipment {
  const dice = new Dice("shipment", number);
  const days = daysBetween(momentOf(world, "Shipment", number), referenceSeconds);
  const orderStatus = orderAt(world, orderOfShipment(number)).status;
  const isDelivered = orderStatus === "Delivered" || orderStatus === "Returned";
  return {
    number: `SHP-${sixDigits(20_000 + number)}`,
    carrier: dice.pick(carriers),
    trackingId: dice.digits(19),
    status: isDelivered ? "Delivered" : underwayStatus(days, dice),
  };
}

function underwayStatus(days: number, dice: Dice): string {
  if (days < 1) return "Label created";
  return dice.pick(["In transit", "In transit", "Out for delivery", "Exception"]);
}

export function shipmentInstance(world: World, number: number): DemoInstance {
  const shipment = shipmentAt(world, number);
  const dice = new Dice("shipment attributes", number);
  const moment = momentOf(world, "Shipment", number);
  const owner = ownerOf(world, "Shipment", number);
  const attributes: JsonObject = {
    shipment_number: shipment.number,
    carrier: shipment.carrier,
    tracking_id: new ExactNumber(shipment.trackingId),
    status: shipment.status,
    signature_required: dice.chance(0.2),
  };
  if (dice.chance(0.85)) attributes["weight_kg"] = money(dice.integer(12, 2400));
  if (shipment.status !== "Label created") attributes["shipped_at"] = moment;
  attributes["delivered_at"] = shipment.status === "Delivered" ? later(moment, dice, 6) : null;
  if (owner !== undefined) attributes["destination"] = personAt(owner).city;
  if (shipment.status === "Exception") {
    attributes["exception"] = dice.pick([
      "Address not found; the parcel waits at the depot.",
      "Held by customs: invoice missing.",
      "Recipient refused the parcel 🙅",
      "",
    ]);
  }
  return {
    externalId: `shipment_${20_000 + number}`,
    externalCreatedAt: moment,
    externalUpdatedAt: null,
    updatedAt: later(moment, dice, 8),
    attributes,
    references: [
      { attribute: "order", instanceIds: [idOf(world, "Order", orderOfShipment(number))] },
    ],
  };
}
