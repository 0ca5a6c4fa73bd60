import { list, many, one, plain, type DemoAttribute } from "./attribute-definitions.ts";

export const contactPlans = ["Guest", "Member", "Plus", "Wholesale"];
const topics = ["Order", "Delivery", "Refund", "Device", "Subscription", "Invoice", "Other"];
export const sentiments = ["Happy", "Neutral", "Unhappy", "Angry"];

export const contactAttributes: DemoAttribute[] = [
  list("plan", "Plan", contactPlans),
  plain("decimal", "lifetime_value", "Lifetime value", "In euros, over all orders."),
  plain("integer", "loyalty_points", "Loyalty points"),
  plain("integer", "loyalty_card", "Loyalty card", "Nineteen digits."),
  plain("boolean", "newsletter", "Newsletter"),
  plain("datetime", "birthday", "Birthday"),
  plain("string", "vat_id", "VAT id"),
  plain("string", "about", "About", "What colleagues should know before they answer."),
  many("Order", "order", "Orders"),
  one("Subscription", "subscription", "Subscription", "The current one."),
  many("Device", "device", "Devices"),
  many("Invoice", "invoice", "Invoices"),
];

export const conversationAttributes: DemoAttribute[] = [
  list("topic", "Topic", topics),
  list("sentiment", "Sentiment", sentiments),
  plain("decimal", "refund_amount", "Refund"),
  plain("integer", "reopened", "Times reopened"),
  plain("boolean", "escalated", "Escalated"),
  plain("datetime", "follow_up_at", "Follow up"),
  plain("string", "root_cause", "Root cause"),
  plain("string", "language", "Language"),
  // Planted: an importer made its own, and Intercom refuses to write to either (see planted-defects.ts).
  plain("string", "language", "Language (importer)"),
  many("Order", "order", "Orders"),
  many("Shipment", "shipment", "Shipments"),
  one("Subscription", "subscription", "Subscription"),
  one("Device", "device", "Device"),
  one("Invoice", "invoice", "Invoice"),
];
