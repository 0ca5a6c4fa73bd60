import type { JsonObject } from "../../contract/json.ts";
import { ExactNumber } from "../../contract/json.ts";
import { currencies, orderNotes, paymentMethods, products, veryLongNote } from "./catalogue.ts";
import { Dice } from "./dice.ts";
import { ownerOf } from "./ownership.ts";
import { personAt } from "./people.ts";
import { plantInOrder } from "./planted-defects.ts";
import { daysBetween, later, referenceSeconds } from "./timeline.ts";
import { momentOf, money, sixDigits, type DemoInstance, type World } from "./world.ts";

/** The part of an order that other records speak of. */
export interface Order {
  number: string;
  status: string;
  totalCents: number;
  currency: string;
  items: number;
  product: string;
  placedAt: number;
}

export function orderAt(world: World, number: number): Order {
  const dice = new Dice("order", number);
  const product = dice.pick(products);
  const items = dice.chance(0.55) ? 1 : dice.integer(2, 9);
  const placedAt = momentOf(world, "Order", number) - dice.integer(1, 40);
  return {
    number: `NW-${sixDigits(100_000 + number)}`,
    status: statusAfter(daysBetween(placedAt, referenceSeconds), dice),
    totalCents: product.cents * items + (dice.chance(0.5) ? 495 : 0),
    currency: dice.chance(0.6) ? "EUR" : dice.pick(currencies),
    items,
    product: product.name,
    placedAt,
  };
}

function statusAfter(days: number, dice: Dice): string {
  if (dice.chance(0.05)) return "Cancelled";
  if (days < 1) return dice.chance(0.5) ? "Pending" : "Processing";
  if (days < 5) return dice.chance(0.3) ? "Processing" : "Shipped";
  return dice.chance(0.06) ? "Returned" : "Delivered";
}

export function orderInstance(world: World, number: number): DemoInstance {
  const order = orderAt(world, number);
  const dice = new Dice("order attributes", number);
  const owner = ownerOf(world, "Order", number);
  const attributes: JsonObject = {
    order_number: order.number,
    status: order.status,
    total_amount: money(order.totalCents),
    currency: order.currency,
    items: order.items,
    placed_at: order.placedAt,
    gift: dice.chance(0.12),
    product: order.product,
    payment_method: dice.pick(paymentMethods),
    payment_reference: new ExactNumber(dice.digits(19)),
  };
  if (dice.chance(0.3)) attributes["note"] = dice.pick(orderNotes);
  if (number % 97 === 40) attributes["note"] = veryLongNote;
  if (dice.chance(0.25)) {
    attributes["discount_code"] = dice.chance(0.2) ? null : `TRAIL${dice.integer(5, 25)}`;
  }
  if (owner !== undefined && dice.chance(0.9)) {
    attributes["shipping_address"] = personAt(owner).address;
  }
  if (order.status === "Returned") attributes["returned_at"] = later(order.placedAt, dice, 40);
  if (order.status === "Cancelled" && dice.chance(0.5)) attributes["payment_method"] = null;
  if (dice.chance(0.04)) attributes["legacy_channel"] = dice.pick(["fax", "phone"]);
  plantInOrder(number, attributes);
  return {
    externalId: `order_${100_000 + number}`,
    externalCreatedAt: dice.chance(0.9) ? order.placedAt : null,
    externalUpdatedAt: dice.chance(0.6) ? later(order.placedAt, dice, 10) : null,
    updatedAt: later(momentOf(world, "Order", number), dice, 20),
    attributes,
    references: [],
  };
}
