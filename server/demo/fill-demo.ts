import type { Database, Queries } from "../database/database.ts";
import { learnStatistics } from "../database/learn-statistics.ts";
import { contactAt, contactReferences, type ContactHoldings } from "./contacts.ts";
import { conversationAt } from "./conversations.ts";
import type { DemoSize } from "./demo-size.ts";
import { deviceInstance } from "./devices.ts";
import { insertDataModel } from "./insert-data-model.ts";
import { DemoWriter } from "./demo-writer.ts";
import { invoiceInstance } from "./invoices.ts";
import { orderInstance } from "./orders.ts";
import { Holdings } from "./ownership.ts";
import { shipmentInstance } from "./shipments.ts";
import { subscriptionInstance } from "./subscriptions.ts";
import { contactMoment, instanceAtPlace, instanceMoment, type Kind } from "./timeline.ts";
import type { DemoInstance, World } from "./world.ts";

const recordsPerBatch = 1000;

/**
 * Fill a workspace that has no records yet; to be run in the transaction that made it. Memory does not grow with the
 * size but for a few bytes a record. `onProgress` hears how many records were written since it was last called.
 */
export async function fillDemo(
  db: Queries,
  dialect: Database["dialect"],
  size: DemoSize,
  onProgress: (records: number) => void = () => undefined,
): Promise<void> {
  await insertDataModel(db, dialect, contactMoment(0, size.contacts));
  const writer = new DemoWriter(db, dialect);
  let world: World = { size, firstInstanceId: 1 };
  for (let first = 0; first < size.instances; first += recordsPerBatch) {
    const ids = await writer.takeIds("instance", batchSize(first, size.instances));
    if (first === 0) world = { size, firstInstanceId: ids[0] ?? 1 };
    for (const [offset, seq] of ids.entries()) {
      const { kind, number } = instanceAtPlace(first + offset);
      const createdAt = instanceMoment(first + offset, size.instances);
      writer.addInstance(seq, kind, createdAt, makers[kind](world, number));
    }
    await writer.flush();
    onProgress(ids.length);
  }

  const holdings: ContactHoldings = {
    orders: new Holdings(world, "Order"),
    subscriptions: new Holdings(world, "Subscription"),
    devices: new Holdings(world, "Device"),
    invoices: new Holdings(world, "Invoice"),
  };
  for (let first = 0; first < size.contacts; first += recordsPerBatch) {
    const ids = await writer.takeIds("contact", batchSize(first, size.contacts));
    for (const [offset, seq] of ids.entries()) {
      const index = first + offset;
      const contact = contactAt(world, index, holdings);
      writer.addContact(seq, contact, contactReferences(world, index, holdings));
    }
    await writer.flush();
    onProgress(ids.length);
  }
  for (let first = 0; first < size.conversations; first += recordsPerBatch) {
    const ids = await writer.takeIds("conversation", batchSize(first, size.conversations));
    for (const [offset, seq] of ids.entries()) {
      writer.addConversation(seq, conversationAt(world, first + offset, holdings));
    }
    await writer.flush();
    onProgress(ids.length);
  }
  await writer.finish();
  await learnStatistics(db, dialect);
}

const makers: Record<Kind, (world: World, number: number) => DemoInstance> = {
  Order: orderInstance,
  Subscription: subscriptionInstance,
  Shipment: shipmentInstance,
  Device: (world, number) => deviceInstance(world, number),
  Invoice: invoiceInstance,
};

function batchSize(first: number, count: number): number {
  return Math.min(recordsPerBatch, count - first);
}
