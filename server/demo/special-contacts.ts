/** A reseller with many orders: the contact that shows what a long list looks like. */
export const wholesaleBuyer = 12;
/** Reached wherever the demo has 1,000 orders and more. */
export const wholesaleOrders = 400;

/** Two records of one person, merged: reading the first answers 410 and names the second. */
export const mergedContact = { from: 21, into: 22 };

/** Contacts who never bought a thing, or whose orders are counted elsewhere. */
export function contactLeftOut(contact: number): boolean {
  return contact === wholesaleBuyer || contact === mergedContact.from || isLead(contact);
}

/** Leads came in by chat and are known by little. */
export function isLead(contact: number): boolean {
  return contact % 17 === 3;
}

/** Names that no generator thinks of. */
const names: Record<number, string> = {
  [wholesaleBuyer]: "Kontor Nord Großhandel GmbH & Co. KG",
  6: "Zoë 🏔️ D’Arcy-Østergård",
  8: "عبد الرحمن (Abdul) السعيد",
  14: "  Maria  ",
  16: "Null",
  18: `Wolfgang ${"Hubertus ".repeat(24)}von Hohenfels`,
  19: "<script>alert('Robert')</script>",
  24: "李小龍 👨‍👩‍👧‍👦",
  25: "",
};

export function contactName(contact: number): string | undefined {
  return names[contact];
}
