import type { JsonObject } from "../../contract/json.ts";
import { deviceModels } from "./catalogue.ts";
import { Dice } from "./dice.ts";
import { orderAt } from "./orders.ts";
import { orderOfDevice, ownerOf } from "./ownership.ts";
import { plantInDevice } from "./planted-defects.ts";
import { subscriptionOfDevice } from "./subscriptions.ts";
import { later } from "./timeline.ts";
import { idOf, momentOf, sixDigits, type DemoInstance, type World } from "./world.ts";

/** The part of a device that other records speak of. */
export interface Device {
  model: string;
  serialNumber: string;
  firmware: string;
}

const year = 365 * 24 * 3600;

export function deviceAt(number: number): Device {
  const dice = new Dice("device", number);
  const model = dice.pick(deviceModels);
  return {
    model: model.name,
    serialNumber: `${model.prefix}${sixDigits(number + 1)}${dice.hex(4).toUpperCase()}`,
    firmware: dice.pick(model.firmware),
  };
}

export function deviceInstance(world: World, number: number): DemoInstance {
  const device = deviceAt(number);
  const dice = new Dice("device attributes", number);
  const moment = momentOf(world, "Device", number);
  const order = orderOfDevice(world, number);
  const subscription = subscriptionOfDevice(world, number);
  const isOwned = ownerOf(world, "Device", number) !== undefined;
  const attributes: JsonObject = {
    serial_number: device.serialNumber,
    model: device.model,
    firmware: device.firmware,
    status: isOwned ? dice.pick(["Registered", "Registered", "In repair", "Lost"]) : "In stock",
    beta_firmware: dice.chance(0.1),
  };
  if (isOwned) attributes["battery_percent"] = dice.integer(0, 100);
  if (order !== undefined) {
    const { placedAt } = orderAt(world, order);
    attributes["purchased_at"] = placedAt;
    attributes["warranty_until"] = placedAt + 2 * year;
  }
  if (isOwned && dice.chance(0.7)) {
    attributes["nickname"] = dice.pick(["Blinky ✨", "my watch", "ساعتي", "", "Nr. 2", "山の相棒"]);
  }
  if (dice.chance(0.15)) {
    attributes["last_error"] = dice.pick([
      "E-17: no satellite fix for 900 s",
      "E-03: charging stopped at 46 °C",
      `E-99: ${"0xDEADBEEF ".repeat(60).trim()}`,
    ]);
  }
  return plantInDevice(number, {
    externalId: dice.chance(0.95) ? device.serialNumber.toLowerCase() : null,
    externalCreatedAt: null,
    externalUpdatedAt: null,
    updatedAt: later(moment, dice, 60),
    attributes,
    references: [
      ...(order === undefined
        ? []
        : [{ attribute: "order", instanceIds: [idOf(world, "Order", order)] }]),
      ...(subscription === undefined
        ? []
        : [
            {
              attribute: "subscription",
              instanceIds: [idOf(world, "Subscription", subscription)],
            },
          ]),
    ],
  });
}
