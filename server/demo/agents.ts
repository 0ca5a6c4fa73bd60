/** Who answers in the demo's conversations. */
export const agents = [
  { type: "admin", id: "814861", name: "Amara Okafor", email: "amara@northwind.example" },
  { type: "admin", id: "814862", name: "Jonas Lindqvist", email: "jonas@northwind.example" },
  { type: "admin", id: "814863", name: "Priya Raman", email: "priya@northwind.example" },
  { type: "admin", id: "814864", name: "Camille Roux", email: "camille@northwind.example" },
  { type: "admin", id: "814865", name: "山本 はるか", email: "haruka@northwind.example" },
];

export const bot = {
  type: "bot",
  id: "814866",
  name: "Trailhead bot",
  email: "bot@northwind.example",
};

export const teamIds = [0, 0, 5101, 5102, 5103];
