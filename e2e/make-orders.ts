import type { APIRequestContext } from "@playwright/test";

/** An order that only the test at hand knows; its number is its title. */
export interface MadeOrder {
  id: string;
  number: string;
}

let made = 0;

export async function makeOrder(api: APIRequestContext): Promise<MadeOrder> {
  made += 1;
  const number = `TEST-${process.pid}-${made}`;
  const reply = await api.post("/api/custom_object_instances/Order", {
    data: {
      external_id: number.toLowerCase(),
      custom_attributes: { order_number: number, status: "Shipped", total_amount: 12.5 },
    },
  });
  const { id } = (await reply.json()) as { id: string };
  return { id, number };
}

export async function makeOrders(api: APIRequestContext, count: number): Promise<MadeOrder[]> {
  const orders: MadeOrder[] = [];
  while (orders.length < count) orders.push(await makeOrder(api));
  return orders;
}
