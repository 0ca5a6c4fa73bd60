export const products: { name: string; cents: number }[] = [
  { name: "Ridgeline 2 tent", cents: 38900 },
  { name: "Ridgeline 4 tent", cents: 54900 },
  { name: "Feather down jacket", cents: 24990 },
  { name: "Stormlight rain jacket", cents: 17900 },
  { name: "Fjord merino base layer", cents: 7990 },
  { name: "Trailhead 45 backpack", cents: 15900 },
  { name: "Commuter 22 backpack", cents: 8900 },
  { name: "Ember camping stove", cents: 6450 },
  { name: "Titanium cook set", cents: 9995 },
  { name: "Polaris 850 sleeping bag", cents: 32900 },
  { name: "Cloud sleeping mat", cents: 11900 },
  { name: "Carbon trekking poles", cents: 13950 },
  { name: "Approach trail shoes", cents: 14500 },
  { name: "Glacier hiking boots", cents: 22900 },
  { name: "Wool hiking socks, 3 pairs", cents: 3490 },
  { name: "Insulated bottle 1 l", cents: 3295 },
  { name: "Water filter", cents: 4990 },
  { name: "First-aid kit", cents: 2999 },
  { name: "Dry bag set", cents: 3900 },
  { name: "Hammock", cents: 5990 },
  { name: "Enamel mug", cents: 1450 },
  { name: "Gift card", cents: 5000 },
];

export const deviceModels: { name: string; prefix: string; firmware: string[] }[] = [
  {
    name: "Pathfinder GPS watch",
    prefix: "PF",
    firmware: ["4.2.0", "4.2.1", "4.3.0", "5.0.0-rc1"],
  },
  { name: "Lumen 800 headlamp", prefix: "LM", firmware: ["1.0.9", "1.1.0"] },
  { name: "Beacon satellite messenger", prefix: "BC", firmware: ["2.7.3", "2.8.0", "2.8.1"] },
  { name: "Volt solar charger", prefix: "VS", firmware: ["0.9.14", "1.0.0"] },
  { name: "Ascent cycling computer", prefix: "AC", firmware: ["7.11", "7.12", "8.0"] },
];

export const plans: { name: string; cents: number }[] = [
  { name: "Trail Club Monthly", cents: 990 },
  { name: "Trail Club Yearly", cents: 9900 },
  { name: "Beacon Basic", cents: 1495 },
  { name: "Beacon Expedition", cents: 4995 },
  { name: "Gear Rental Flex", cents: 6900 },
];

export const carriers = ["DHL", "UPS", "FedEx", "DPD", "La Poste", "Yamato"];
export const currencies = ["EUR", "USD", "GBP", "JPY"];
export const paymentMethods = ["Card", "PayPal", "Bank transfer", "Klarna", "Gift card", "Cheque"];
export const orderStatuses = [
  "Pending",
  "Processing",
  "Shipped",
  "Delivered",
  "Returned",
  "Cancelled",
];
export const shipmentStatuses = [
  "Label created",
  "In transit",
  "Out for delivery",
  "Delivered",
  "Exception",
];
export const subscriptionStatuses = ["Trial", "Active", "Paused", "Past due", "Cancelled"];
export const invoiceStatuses = ["Draft", "Open", "Paid", "Overdue", "Void"];
export const deviceStatuses = ["In stock", "Registered", "In repair", "Lost", "Retired"];

/** Notes that customers leave at the checkout; the empty one was typed and deleted. */
export const orderNotes = [
  "",
  "Please leave it with the neighbour, 2nd floor.",
  "Happy birthday, Grandpa! 🎂🎉",
  "Ring twice, the bell is quiet.",
  "Don't fold the tent poles!!",
  "Bitte nicht vor 18 Uhr liefern – vielen Dank.",
  "Livrer au gardien s'il vous plaît, code 42B7.",
  "يرجى الاتصال قبل التوصيل",
  "נא להשאיר ליד הדלת",
  "置き配でお願いします。",
  "Two separate parcels would be great 📦📦",
  "<b>urgent</b> & fragile",
  'Size M, please, not the "slim" one',
  "Line one\nLine two\n\tindented line three",
];

/** A text as long as people really paste: a whole packing list with every complaint about it. */
export const veryLongNote = Array.from(
  { length: 120 },
  (_, index) =>
    `${index + 1}. ${products[index % products.length]?.name}: arrived, checked against the delivery slip, photographed; ` +
    (index % 7 === 3 ? "the zip sticks and the seam is open over 4 cm. " : "no complaint. "),
).join("\n");
