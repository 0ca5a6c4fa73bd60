import type { Contact } from "../../contract/contacts.ts";
import type { JsonObject } from "../../contract/json.ts";
import { ExactNumber } from "../../contract/json.ts";
import { agents } from "./agents.ts";
import { contactProfile } from "./contact-profile.ts";
import { Dice } from "./dice.ts";
import { orderAt } from "./orders.ts";
import type { Holdings } from "./ownership.ts";
import { personAt } from "./people.ts";
import { plantInContact } from "./planted-defects.ts";
import { contactPlans } from "./record-attributes.ts";
import { contactName, isLead, mergedContact, wholesaleBuyer } from "./special-contacts.ts";
import { contactMoment, later } from "./timeline.ts";
import { idOf, money, type DemoReferences, type World } from "./world.ts";

export interface DemoContact {
  id: string;
  external_id: string | null;
  role: string;
  email: string | null;
  phone: string | null;
  name: string | null;
  owner_id: string | null;
  unsubscribed_from_emails: number;
  signed_up_at: number | null;
  last_seen_at: number | null;
  profile: string;
  custom_attributes: string;
  merged_into: string | null;
  created_at: number;
  updated_at: number;
}

/** Twenty-four hexadecimal digits that begin with the time, as Intercom's do: later contacts sort later. */
export function contactId(world: World, index: number): string {
  const seconds = contactMoment(index, world.size.contacts);
  return seconds.toString(16).padStart(8, "0") + new Dice("contact id", index).hex(16);
}

/** How a contact is known to others; a lead may have neither name nor address. */
export function contactIdentity(index: number): { name: string | null; email: string | null } {
  const dice = new Dice("contact identity", index);
  const person = personAt(index === mergedContact.from ? mergedContact.into : index);
  const knows = (probability: number) => dice.chance(isLead(index) ? 0.4 : probability);
  return {
    name: contactName(index) ?? (knows(0.96) ? person.name : null),
    email: knows(0.97) ? person.email : null,
  };
}

export function contactAt(world: World, index: number, holdings: ContactHoldings): DemoContact {
  const dice = new Dice("contact", index);
  const person = personAt(index);
  const createdAt = contactMoment(index, world.size.contacts);
  const id = contactId(world, index);
  const lastSeenAt = dice.chance(0.8) ? later(createdAt, dice, 700) : null;
  return {
    id,
    external_id: isLead(index) || dice.chance(0.06) ? null : `customer_${10_000 + index}`,
    role: isLead(index) ? "lead" : "user",
    ...contactIdentity(index),
    phone: dice.chance(0.6) ? person.phone : null,
    owner_id: dice.chance(0.3) ? dice.pick(agents).id : null,
    unsubscribed_from_emails: dice.chance(0.1) ? 1 : 0,
    signed_up_at: isLead(index) ? null : createdAt,
    last_seen_at: lastSeenAt,
    profile: JSON.stringify({
      ...contactProfile(id, index, person, createdAt),
      ...mergeHistory(world, index, createdAt),
    }),
    custom_attributes: JSON.stringify(contactAttributes(world, index, holdings, dice)),
    merged_into: index === mergedContact.from ? contactId(world, mergedContact.into) : null,
    created_at: createdAt,
    updated_at: Math.max(later(createdAt, dice, 500), lastSeenAt ?? 0),
  };
}

function mergeHistory(world: World, index: number, createdAt: number): Partial<Contact> {
  if (index !== mergedContact.into) return {};
  return {
    merge_history: [
      {
        type: "merge_history_item",
        source_contact_id: contactId(world, mergedContact.from),
        source_contact_role: "user",
        merged_at: createdAt + 86_400,
      },
    ],
  };
}

function contactAttributes(
  world: World,
  index: number,
  { orders }: ContactHoldings,
  dice: Dice,
): JsonObject {
  if (isLead(index)) return dice.chance(0.5) ? {} : { plan: "Guest" };
  const owned = orders.of(index);
  const spent = owned.reduce((sum, number) => sum + orderAt(world, number).totalCents, 0);
  const attributes: JsonObject = {
    plan: index === wholesaleBuyer ? "Wholesale" : dice.pick(contactPlans.slice(0, 3)),
    lifetime_value: money(spent),
    newsletter: dice.chance(0.45),
  };
  if (dice.chance(0.7)) attributes["loyalty_points"] = Math.floor(spent / 1000);
  if (dice.chance(0.4)) attributes["loyalty_card"] = new ExactNumber(dice.digits(19));
  // Birthdays before 1970 are negative times.
  if (dice.chance(0.35)) attributes["birthday"] = dice.integer(-800_000_000, 1_100_000_000);
  if (dice.chance(0.08)) attributes["vat_id"] = dice.chance(0.3) ? "" : `DE${dice.digits(9)}`;
  if (dice.chance(0.1)) {
    attributes["about"] = dice.pick([
      "Prefers the phone.",
      "Guides groups in the Dolomites; orders in May.",
      "VIP 🌟 answer within the hour",
      null,
    ]);
  }
  return attributes;
}

/** Who holds what, worked out once for a workspace. */
export interface ContactHoldings {
  orders: Holdings;
  subscriptions: Holdings;
  devices: Holdings;
  invoices: Holdings;
}

export function contactReferences(
  world: World,
  index: number,
  { orders, subscriptions, devices, invoices }: ContactHoldings,
): DemoReferences[] {
  // One of twenty-three households shares orders: the same order hangs on two contacts.
  const shared = index % 23 === 5 ? orders.of(index + 1).slice(0, 2) : [];
  const current = subscriptions.of(index).slice(-1);
  const held = [
    {
      attribute: "order",
      instanceIds: [...orders.of(index), ...shared].map((number) => idOf(world, "Order", number)),
    },
    {
      attribute: "subscription",
      instanceIds: current.map((number) => idOf(world, "Subscription", number)),
    },
    {
      attribute: "device",
      instanceIds: devices.of(index).map((number) => idOf(world, "Device", number)),
    },
    {
      attribute: "invoice",
      instanceIds: invoices.of(index).map((number) => idOf(world, "Invoice", number)),
    },
  ];
  return plantInContact(
    world,
    index,
    held.filter(({ instanceIds }) => instanceIds.length > 0),
  );
}
