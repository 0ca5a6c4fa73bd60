import type { Thread } from "./thread.ts";

/** What customers write about a parcel. */
export const deliveryThreads: Thread[] = [
  {
    about: "Shipment",
    topic: "Delivery",
    openings: [
      {
        title: "Parcel {tracking} stuck",
        text: "Hello, {carrier} shows no movement for my parcel {tracking} since Monday. Order {order}. Is it lost?",
      },
      {
        title: "Tracking {shipment}",
        text: "Where is it? 📦 The tracking ({tracking}) has shown the same line for five days and nothing more.",
      },
    ],
    openingIn: {
      de: "Hallo, mein Paket {tracking} ({carrier}) bewegt sich seit Montag nicht mehr. Bestellung {order}. Ist es verloren gegangen?",
      sv: "Hej! Mitt paket {tracking} har inte rört sig sedan i måndags. Kan ni kolla med {carrier}?",
      pl: "Dzień dobry, przesyłka {tracking} nie zmienia statusu od poniedziałku. Czy mogą Państwo sprawdzić?",
      ja: "荷物 {tracking}({carrier})の追跡情報が月曜日から更新されていません。ご確認をお願いします。",
    },
    exchange: [
      "Hi {name},\n\nI asked {carrier} about {tracking}: it sits in the depot near {city}, because the label was damaged. They print a new one today.",
      "How long will that take now?",
      "One more working day, they say. I'll keep an eye on it.",
      "Still nothing today…",
      "You are right, and I don't want you to wait longer. I have sent the {product} again, express. If the first parcel turns up, just refuse it.",
      "Thank you, that's great service.",
    ],
    note: "Search request filed with {carrier}. Second parcel sent on our account.",
    rootCause: "Carrier lost the label",
  },
  {
    about: "Shipment",
    topic: "Delivery",
    openings: [
      {
        title: "Delivered, but not to me",
        text: "The tracking says that {tracking} was delivered yesterday. I was at home all day and nobody came. My neighbours don't have it either.",
      },
      {
        title: "A card without an address",
        text: "Your courier did not ring and left a card without an address. Where is my parcel ({shipment})?",
      },
    ],
    exchange: [
      "I'm sorry to hear that, {name}. {carrier} will send me the proof of delivery, I'll be back as soon as I have it.",
      "Ok, waiting.",
      "Here it is: it was signed by “Keller” at number 14. Does that say anything to you?",
      "Ah! That is the shop at the corner. I'll ask them.",
      "Found it, they had it behind the counter. Sorry for the trouble!",
      "No trouble at all. Enjoy your {product}!",
    ],
    note: "Proof of delivery requested, case number {tracking}.",
    rootCause: "Delivered to neighbour",
  },
  {
    about: "Shipment",
    topic: "Delivery",
    openings: [
      {
        title: "Customs fee for {order}",
        text: "Hi, {carrier} wants a customs fee for {order} before they hand it over. I thought duties were included?",
      },
      { title: "", text: "{order} is held by customs. What do they need from me?" },
    ],
    exchange: [
      "Hi {name}, they are: the invoice on the outside came off, so the courier treated it as unpaid. I'm sending them a copy now.",
      "Do I have to do anything?",
      "Nothing. Please don't pay; if you already have, send me the receipt and we pay it back.",
      "Received it today without a fee. Thanks!",
    ],
    note: "Sent invoice again to the customs desk of {carrier}.",
    rootCause: "Customs papers missing",
  },
];
