import type { Thread } from "./thread.ts";

/** What customers write about devices, subscriptions and invoices, and before they have any of them. */
export const otherThreads: Thread[] = [
  {
    about: "Device",
    topic: "Device",
    openings: [
      {
        title: "{model} won't charge",
        text: "My {model} (serial {serial}) stopped charging after the last update. The app says firmware {firmware}.",
      },
      {
        title: "Problem with {serial}",
        text: "Hello, the {model} switches itself off every few minutes since version {firmware}. Serial number is {serial}.",
      },
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
    openings: [
      {
        title: "How do I pair my {model}?",
        text: "I can't pair my {model} with the new phone. It is still tied to the old one, which I sold.",
      },
      {
        title: "",
        text: "bought a second-hand {model}, serial {serial}, the app says it belongs to someone else",
      },
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
    openings: [
      {
        title: "Pause {subscription}",
        text: "Hi, I won't be hiking this winter. Can I pause my {plan} ({subscription}) until April?",
      },
      {
        title: "Take a break from {plan}",
        text: "Is there a way to stop {plan} for a few months without losing the price? I can't find the button.",
      },
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
    openings: [
      {
        title: "Invoice {invoice}",
        text: "Good morning,\n\nour accounting needs invoice {invoice} over {amount} with our VAT id on it. I also see the amount twice on our statement. Could you check?",
      },
      {
        title: "Charged twice?",
        text: "I was charged {amount} twice this month. Invoice {invoice}. Please check, and send me a copy with our new address.",
      },
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
    openings: [
      {
        title: "Do you ship to {city}?",
        text: "Do you deliver to {city}, and can I pay on delivery?",
      },
      {
        title: "Question about sizes",
        text: "Hi! I'm between two sizes for the Stormlight rain jacket, M and L. Should I take the L?",
      },
      {
        title: "Coming back?",
        text: "Hello, is the Ridgeline 2 tent coming back in green this year?",
      },
      { title: "", text: "do you repair zips?" },
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
