import type { JsonObject } from "../../contract/json.ts";
import { agents, teamIds } from "./agents.ts";
import { contactId, contactIdentity } from "./contacts.ts";
import { conversationParts, openingOf, type DemoPart } from "./conversation-parts.ts";
import { subjectOf, wordsOf, type Subject } from "./conversation-subject.ts";
import { Dice } from "./dice.ts";
import type { ContactHoldings } from "./contacts.ts";
import { orderAt } from "./orders.ts";
import { personAt } from "./people.ts";
import { sentiments } from "./record-attributes.ts";
import { isLead, mergedContact } from "./special-contacts.ts";
import { fillIn, paragraphs } from "./thread.ts";
import { conversationMoment, referenceSeconds, type Kind } from "./timeline.ts";
import { idOf, money, type DemoReferences, type World } from "./world.ts";

export interface DemoConversation {
  row: {
    title: string | null;
    state: "open" | "closed" | "snoozed";
    read: number;
    priority: string;
    admin_assignee_id: number;
    team_assignee_id: number;
    waiting_since: number | null;
    snoozed_until: number | null;
    source: string;
    source_text: string;
    tags: string;
    custom_attributes: string;
    created_at: number;
    updated_at: number;
  };
  contactIds: string[];
  parts: DemoPart[];
  references: DemoReferences[];
}

const priorities = ["none", "none", "none", "none", "low", "medium", "high", "urgent"];
const tagNames = ["vip", "returns", "warranty", "carrier", "b2b", "wants call", "🔥", "feedback"];

export function conversationAt(
  world: World,
  number: number,
  holdings: ContactHoldings,
): DemoConversation {
  const dice = new Dice("conversation", number);
  const subject = subjectOf(world, number);
  const words = { ...wordsOf(world, subject), agent: dice.pick(agents).name };
  const createdAt = conversationMoment(number, world.size.conversations);
  const author = authorOf(world, subject.contact);
  const opening = openingOf(subject, dice);
  const text = fillIn(opening.text, words);
  const parts = conversationParts({ number, subject, words, author, createdAt, dice });
  const updatedAt = parts.at(-1)?.created_at ?? createdAt;
  const state = stateOf(parts, dice);
  const isAssigned = parts.some(({ part_type }) => part_type === "assignment");
  const title = fillIn(opening.title, words);
  return {
    row: {
      title: title === "" ? null : title,
      state,
      read: state === "closed" || dice.chance(0.6) ? 1 : 0,
      priority: dice.pick(priorities),
      admin_assignee_id: isAssigned ? Number(dice.pick(agents).id) : 0,
      team_assignee_id: dice.pick(teamIds),
      waiting_since: state === "open" ? updatedAt : null,
      snoozed_until: state === "snoozed" ? referenceSeconds + dice.integer(1, 14) * 86_400 : null,
      source: JSON.stringify(sourceOf(number, paragraphs(text), author, dice)),
      source_text: text,
      tags: JSON.stringify(tagsOf(dice)),
      custom_attributes: JSON.stringify(attributesOf(world, subject, dice)),
      created_at: createdAt,
      updated_at: updatedAt,
    },
    contactIds: contactsOf(world, subject, dice),
    parts,
    references: referencesOf(world, subject, holdings, dice),
  };
}

function authorOf(world: World, contact: number) {
  const type = isLead(contact) ? "lead" : "user";
  return { type, id: contactId(world, contact), ...contactIdentity(contact) };
}

function sourceOf(number: number, body: string, author: object, dice: Dice) {
  const isMail = dice.chance(0.4);
  return {
    type: isMail ? "email" : "conversation",
    id: `${50_000_000 + number}`,
    delivered_as: "customer_initiated",
    subject: "",
    body,
    author,
    attachments: [],
    url: isMail ? null : "https://shop.northwind.example/help",
    redacted: false,
  };
}

/** A thread that ends with a close is closed, nearly always. */
function stateOf(parts: DemoPart[], dice: Dice): "open" | "closed" | "snoozed" {
  if (parts.at(-1)?.part_type === "close") return "closed";
  return dice.chance(0.15) ? "snoozed" : "open";
}

function tagsOf(dice: Dice) {
  const first = dice.integer(0, tagNames.length - 1);
  const count = dice.chance(0.3) ? dice.integer(1, 3) : 0;
  return Array.from({ length: count }, (_, step) => {
    const at = (first + step) % tagNames.length;
    return { type: "tag", id: String(900 + at), name: tagNames[at] };
  });
}

function attributesOf(world: World, { thread, contact, records }: Subject, dice: Dice): JsonObject {
  const attributes: JsonObject = { topic: thread.topic };
  if (dice.chance(0.7)) attributes["sentiment"] = dice.pick(sentiments);
  if (thread.refund && records.Order !== undefined) {
    attributes["refund_amount"] = money(orderAt(world, records.Order).totalCents);
  }
  if (dice.chance(0.3)) attributes["language"] = personAt(contact).language;
  if (dice.chance(0.25)) attributes["root_cause"] = thread.rootCause;
  if (dice.chance(0.1)) attributes["reopened"] = dice.integer(1, 4);
  if (dice.chance(0.1)) attributes["escalated"] = true;
  if (dice.chance(0.08)) {
    const isDone = dice.chance(0.4);
    attributes["follow_up_at"] = isDone ? null : referenceSeconds + dice.integer(1, 9) * 86_400;
  }
  return attributes;
}

function contactsOf(world: World, { contact }: Subject, dice: Dice): string[] {
  const other = contact - 1;
  const isGroup = dice.chance(0.04) && other >= 0 && other !== mergedContact.from;
  return (isGroup ? [contact, other] : [contact]).map((index) => contactId(world, index));
}

const attributeOfKind: Record<Kind, string> = {
  Order: "order",
  Shipment: "shipment",
  Subscription: "subscription",
  Device: "device",
  Invoice: "invoice",
};

function referencesOf(
  world: World,
  { contact, records }: Subject,
  { orders }: ContactHoldings,
  dice: Dice,
): DemoReferences[] {
  return (Object.entries(records) as [Kind, number][]).map(([kind, number]) => {
    const numbers = [number];
    if (kind === "Order" && dice.chance(0.15)) {
      numbers.push(
        ...orders
          .of(contact)
          .filter((other) => other !== number)
          .slice(0, 2),
      );
    }
    return {
      attribute: attributeOfKind[kind],
      instanceIds: numbers.map((each) => idOf(world, kind, each)),
    };
  });
}
