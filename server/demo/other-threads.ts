import type { Thread } from "./thread.ts";

/** What customers write about devices, subscriptions and invoices, and before they have any of them. */
export const otherThreads: Thread[] = [
  {
    about: "Device",
    topic: "Device",
    titles: ["{model} won't charge", "Problem with {serial}", "Firmware {firmware}"],
    opening: [
      "My {model} (serial {serial}) stopped charging after the last update. The app says firmware {firmware}.",
      "Hello, the {model} loses its signal every few minutes since version {firmware}. Serial number is {serial}.",
    ],
    openingIn: {
      de: "Hallo, mein {model} (Seriennummer {serial}) lädt seit dem letzten Update nicht mehr. Firmware {firmware}.",
      ko: "안녕하세요. {model} (시리얼 {serial}) 기기가 업데이트 후 충전되지 않습니다.",
      ar: "جهازي {model} لا يشحن منذ التحديث الأخير. الرقم التسلسلي {serial}.",
    },
    exchange: [
      "Hi {name},\n\nsorry about that. Please hold the power button for 15 seconds with the cable plugged in; that restarts the charging controller. Does a light come on?",
      "A red one, twice, then nothing.",
      "Thank you, that tells me it is the battery. {serial} is under warranty until next year, so I have a new one sent to you. Please keep the strap.",
      "Will my tracks be kept?",
      "Everything that was synced is in your account. What is only on the watch I can't save, I'm afraid.",
      "OK, I synced on Sunday. Good enough.",
    ],
    note: "Known issue with {firmware}, see the board of the hardware team. Replacement under warranty.",
    rootCause: "Firmware bug",
  },
  {
    about: "Device",
    topic: "Device",
    titles: ["How do I pair my {model}?", "Lost {model}", ""],
    opening: [
      "I can't pair my {model} with the new phone. It is still tied to the old one, which I sold.",
      "I lost my {model} somewhere above the tree line 🏔️. Can you see its last position? Serial {serial}.",
    ],
    exchange: [
      "Hi {name}, I have released {serial} from the old account. Open the app, choose “Add a device” and hold it next to the phone.",
      "Worked at once. You're a star ⭐",
      "Glad to hear it!",
    ],
    note: "Owner checked against order {order}.",
    rootCause: "How-to question",
  },
  {
    about: "Subscription",
    topic: "Subscription",
    titles: ["Pause {subscription}", "Cancel {plan}", "Change of plan"],
    opening: [
      "Hi, I won't be hiking this winter. Can I pause my {plan} ({subscription}) until April?",
      "How do I cancel {plan}? I can't find the button.",
      "I'd like to go from {plan} to a larger plan, there are four of us on the trip.",
    ],
    openingIn: {
      fr: "Bonjour, je souhaite suspendre mon abonnement {plan} ({subscription}) jusqu'en avril. Est-ce possible ?",
      es: "Buenas, ¿cómo puedo cancelar mi suscripción {plan}? No encuentro el botón.",
      he: "שלום, אפשר להקפיא את המנוי {plan} עד אפריל?",
    },
    exchange: [
      "Hi {name}, of course. I can do that from the next billing day on; until then everything keeps working. Shall I?",
      "Yes please. And will I keep the old price of {price}?",
      "You will, for as long as it is paused and afterwards.",
      "Wonderful, thanks.",
      "Done. You have a confirmation in your mail.",
    ],
    note: "Price of {price} is the old one; keep it by hand when it starts again.",
    rootCause: "Seasonal use",
  },
  {
    about: "Invoice",
    topic: "Invoice",
    titles: ["Invoice {invoice}", "Charged twice?", "VAT id on {invoice}"],
    opening: [
      "Good morning,\n\nour accounting needs invoice {invoice} over {amount} with our VAT id on it. Could you issue it again?",
      "I was charged {amount} twice this month. Invoice {invoice}. Please check.",
    ],
    openingIn: {
      de: "Guten Morgen,\n\nunsere Buchhaltung braucht die Rechnung {invoice} über {amount} mit unserer USt-IdNr. Können Sie sie neu ausstellen?",
      fr: "Bonjour, pourriez-vous rééditer la facture {invoice} ({amount}) avec notre numéro de TVA ?",
    },
    exchange: [
      "Good morning {name}, I have checked {invoice}: it is booked once, the second line on your statement is a reservation that disappears in a few days. The corrected invoice is attached.",
      "Thank you. Our address has changed too: building C.",
      "Corrected as well; the new PDF replaces the old one.",
      "All fine now.",
    ],
    note: "Reissued {invoice} as {invoice}-1.",
    rootCause: "Invoice details incomplete",
  },
  {
    about: "Other",
    topic: "Other",
    titles: ["Question about sizes", "Do you ship to {city}?", "", "Thank you!"],
    opening: [
      "Hi! I'm between two sizes for the Stormlight rain jacket, M and L. Which runs larger?",
      "Do you deliver to {city}, and how long does it take?",
      "I only wanted to say that your shop in the old town is lovely. The young man at the till spent half an hour with me. 💚",
      "Hello, is the Ridgeline 2 tent coming back in green this year?",
    ],
    openingIn: {
      ja: "はじめまして。{city}への配送は可能でしょうか。",
      tr: "Merhaba, {city} adresine gönderim yapıyor musunuz?",
      ar: "هل توصلون إلى {city}؟ شكراً لكم",
    },
    exchange: [
      "Hi {name}! Thanks for writing. Let me find out and come back to you today.",
      "No hurry.",
      "Here is the answer: yes, and you can return it within 60 days if it isn't right.",
      "Super, then I'll order.",
    ],
    note: "Third question about this in a week; add it to the product page.",
    rootCause: "Product page incomplete",
  },
];
