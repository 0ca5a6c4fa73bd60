import type { JsonObject } from "../../contract/json.ts";
import { ExactNumber } from "../../contract/json.ts";
import { Dice } from "./dice.ts";
import { subscriptionOfInvoice } from "./ownership.ts";
import { subscriptionAt } from "./subscriptions.ts";
import { daysBetween, later, referenceSeconds } from "./timeline.ts";
import { idOf, momentOf, money, sixDigits, type DemoInstance, type World } from "./world.ts";

/** The part of an invoice that other records speak of. */
export interface Invoice {
  number: string;
  amountCents: number;
  currency: string;
  status: string;
}

export function invoiceAt(world: World, number: number): Invoice {
  const dice = new Dice("invoice", number);
  const { priceCents } = subscriptionAt(subscriptionOfInvoice(number));
  const days = daysBetween(momentOf(world, "Invoice", number), referenceSeconds);
  return {
    number: `INV-${sixDigits(7000 + number)}`,
    amountCents: priceCents * dice.pick([1, 1, 1, 2, 12]),
    currency: dice.chance(0.7) ? "EUR" : "USD",
    status: statusAfter(days, dice),
  };
}

function statusAfter(days: number, dice: Dice): string {
  if (dice.chance(0.04)) return "Void";
  if (days < 2) return "Draft";
  if (days < 15) return dice.chance(0.5) ? "Open" : "Paid";
  return dice.chance(0.08) ? "Overdue" : "Paid";
}

export function invoiceInstance(world: World, number: number): DemoInstance {
  const invoice = invoiceAt(world, number);
  const dice = new Dice("invoice attributes", number);
  const moment = momentOf(world, "Invoice", number);
  const attributes: JsonObject = {
    invoice_number: invoice.number,
    amount: money(invoice.amountCents),
    currency: invoice.currency,
    tax_rate: new ExactNumber(dice.pick(["0.19", "0.20", "0.0775", "0.070"])),
    status: invoice.status,
    line_items: dice.integer(1, 6),
    issued_at: moment,
    due_at: moment + 14 * 24 * 3600,
    sent: invoice.status !== "Draft",
  };
  if (invoice.status === "Paid") attributes["paid_at"] = later(moment, dice, 14);
  if (dice.chance(0.2)) {
    attributes["memo"] = dice.pick([
      "",
      "PO 4500017731",
      "Reverse charge: VAT is owed by the recipient.",
      "Merci de votre confiance !",
      "Second reminder sent 📮",
    ]);
  }
  return {
    externalId: `invoice_${7000 + number}`,
    externalCreatedAt: moment,
    externalUpdatedAt: dice.chance(0.5) ? later(moment, dice, 20) : null,
    updatedAt: later(moment, dice, 20),
    attributes,
    references: [
      {
        attribute: "subscription",
        instanceIds: [idOf(world, "Subscription", subscriptionOfInvoice(number))],
      },
    ],
  };
}
