import type { Thread } from "./thread.ts";

/** What customers write about an order. Words in braces are filled from the records that the conversation holds. */
export const orderThreads: Thread[] = [
  {
    about: "Order",
    topic: "Order",
    openings: [
      {
        title: "Where is my order {order}?",
        text: "Hi there,\n\nI ordered the {product} on {ordered} (order {order}) and have not heard anything since. Can you tell me when it will be sent?",
      },
      {
        title: "{order} still not shipped",
        text: "Hello, my order {order} has not moved for days now. Is something wrong with it? I need it before the weekend.",
      },
      { title: "", text: "any news about {order}?? thx" },
    ],
    openingIn: {
      de: "Guten Tag,\n\nmeine Bestellung {order} ({product}) wird mir immer noch nicht als versendet angezeigt. Wann kann ich damit rechnen?\n\nViele Grüße",
      fr: "Bonjour,\n\nje n'ai toujours pas reçu de nouvelles de ma commande {order} ({product}). Pourriez-vous me dire quand elle sera expédiée ?\n\nMerci d'avance",
      es: "Hola:\n\n¿podrían decirme cuándo sale mi pedido {order} ({product})? Lo necesito antes del sábado. ¡Gracias!",
      ar: "مرحباً،\n\nطلبت {product} ولم يصلني أي تحديث حتى الآن. رقم الطلب {order}. متى سيتم الشحن؟",
      he: "שלום,\n\nההזמנה שלי {order} עדיין לא נשלחה. מתי היא תצא לדרך?",
      ja: "お世話になっております。\n\n注文番号 {order}({product})の発送予定日を教えていただけますか。よろしくお願いいたします。",
      ko: "안녕하세요. 주문번호 {order} 상품({product})이 언제 발송되는지 알 수 있을까요?",
    },
    exchange: [
      "Hi {name},\n\nthanks for asking. Order {order} is in the warehouse and the {product} came in this morning; it leaves today. You will get the tracking link by mail.",
      "Great, thank you! Will it arrive before Saturday?",
      "It should: {carrier} takes one to two working days to {city}. I have put a note on the parcel.",
      "Perfect. And can I still add a pair of socks to it?",
      "I'm afraid not, it is packed already. But I can take the delivery fee off a second order if you place it today.",
      "That's kind, I just did.",
      "Seen it and refunded the fee. Have a good trip!",
    ],
    note: "Picked late because the {product} was miscounted at the last stocktaking. Warehouse knows.",
    rootCause: "Stock count wrong",
  },
  {
    about: "Order",
    topic: "Order",
    openings: [
      {
        title: "Wrong item in {order}",
        text: "Hello,\n\nthe parcel came today but there is the wrong thing in it. I ordered the {product}, order {order}, and got something else entirely. 😕",
      },
      {
        title: "Not what I ordered",
        text: "You sent me the wrong size. Order number {order}. Please exchange it, I leave on Friday.",
      },
    ],
    exchange: [
      "Oh no, I'm sorry, {name}! Could you send a photo of the label on the bag? Then I can see what went wrong.",
      "Here it is. The number on the label ends in 77.",
      "Thank you. That one belongs to another order. I'm sending the right {product} today by express and a return label for the other one by mail; you can hand it to the courier.",
      "Do I have to pay for the return?",
      "No, of course not. The label is paid.",
      "Ok. Thanks for being quick about it.",
    ],
    note: "Two orders swapped at packing table 3. The other customer has been written to as well.",
    rootCause: "Packing mistake",
  },
  {
    about: "Order",
    topic: "Refund",
    openings: [
      {
        title: "Refund for {order}",
        text: "Hi, I sent back the {product} from order {order} two weeks ago. When do I get my {total} back?",
      },
      {
        title: "Returned, no money yet",
        text: "Hello. According to the courier you have had my return since Tuesday (order {order}). I still see no refund of {total} on my account.",
      },
    ],
    openingIn: {
      de: "Hallo, ich habe das Produkt „{product}“ aus Bestellung {order} vor zwei Wochen zurückgeschickt. Wann bekomme ich die {total} erstattet?",
      fr: "Bonjour, j'ai renvoyé {product} (commande {order}) il y a deux semaines. Quand serai-je remboursé des {total} ?",
      pt: "Olá, devolvi {product} do pedido {order} há duas semanas. Quando recebo os {total} de volta?",
      tr: "Merhaba, {order} numaralı siparişimi iki hafta önce iade ettim. {total} ne zaman hesabıma geçer?",
    },
    exchange: [
      "Hi {name},\n\nI looked it up: the return of {order} was booked in yesterday, and the refund of {total} went out the same day. Banks need two to five days for it.",
      "It is the card ending in 4242, right? That one has expired.",
      "Then the bank will move it to your new card, or send it back to us. If you see nothing by Friday, tell me and I will transfer it by hand.",
      "Alright, I'll wait until Friday.",
      "Any news, {name}?",
      "Just arrived. Thanks a lot!",
    ],
    note: "Return inspected: tags on, unused. Refund {total} approved.",
    rootCause: "Refund took longer than promised",
    refund: true,
  },
  {
    about: "Order",
    topic: "Order",
    openings: [
      {
        title: "Change of address for {order}",
        text: "Hi! I just placed {order} and chose my old address. Can you send it to my new flat instead? Same city, {city}.",
      },
      {
        title: "Cancel {order} please",
        text: "Please cancel order {order}, I ordered the {product} twice by mistake.",
      },
      { title: "", text: "wrong address on {order} 🙈 can you still change it?" },
    ],
    exchange: [
      "Hi {name}, good that you write at once: the order isn't packed yet. I have stopped {order} and will change it for you. Could you confirm the last four digits of your phone number?",
      "Sure: 7731",
      "Thank you, done. You will get a new confirmation in a minute.",
      "Got it, thanks!",
    ],
    note: "Verified by phone number. Changed in the shop system.",
    rootCause: "Customer changed their mind",
  },
  {
    about: "Order",
    topic: "Refund",
    openings: [
      {
        title: "Damaged on arrival: {product}",
        text: "I am quite disappointed. The {product} (order {order}, {total}) came damaged. At that price I expected better.\n\nPhotos attached.",
      },
      {
        title: "Complaint {order}",
        text: "Dear team,\n\norder {order}: the {product} looks used. There are scratches on it and the bag was open.\n\nI would like an explanation.",
      },
    ],
    exchange: [
      "Dear {name},\n\nthat is not how it should leave our house, I'm sorry. You can choose: a new {product}, or the money back. What would you like?",
      "A replacement, but only if you check it before you send it.",
      "I will have it checked and photographed. It leaves tomorrow with {carrier}.",
      "Fine.",
      "Your new {product} is on its way, here are the photos from the check. And 20 % back for the trouble.",
      "OK, that looks good. Thank you, {agent}.",
    ],
    note: "Second one of this batch that came back. Told the buyers: lot 2026-08-B.",
    rootCause: "Faulty batch",
    refund: true,
  },
];
