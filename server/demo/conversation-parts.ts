import { agents, bot } from "./agents.ts";
import type { Subject } from "./conversation-subject.ts";
import type { Dice } from "./dice.ts";
import { personAt } from "./people.ts";
import { plantedDefects } from "./planted-defects.ts";
import { fillIn, paragraphs, type Thread } from "./thread.ts";
import { daysBetween, later, referenceSeconds } from "./timeline.ts";

export interface DemoPart {
  part_type: string;
  body: string | null;
  author: string;
  created_at: number;
}

interface ThreadFacts {
  number: number;
  subject: Subject;
  words: Record<string, string>;
  /** The customer, as Intercom's `author`. */
  author: object;
  createdAt: number;
  dice: Dice;
}

/** What the customer writes first, mostly in their own language. */
export function openingOf({ thread, contact }: Subject, dice: Dice): Thread["openings"][number] {
  const own = thread.openingIn?.[personAt(contact).language];
  const [first] = thread.openings;
  return own !== undefined && first && dice.chance(0.7)
    ? { title: first.title, text: own }
    : dice.pick(thread.openings);
}

/** The parts after the opening message, oldest first: 2 to 12 of them. */
export function conversationParts(facts: ThreadFacts): DemoPart[] {
  const { number, subject, createdAt, dice } = facts;
  const steps = stepsOf(facts);
  if (number === plantedDefects.overlongThread.conversation) {
    const { exchange } = subject.thread;
    while (steps.length < plantedDefects.overlongThread.parts) {
      const text = `${exchange[steps.length % exchange.length]} (${steps.length + 1})`;
      steps.push({ type: "comment", from: steps.length % 2 === 0 ? "agent" : "customer", text });
    }
  }
  const agent = dice.pick(agents);
  const colleague = dice.pick(agents);
  let at = createdAt;
  return steps.map(({ type, from, text }) => {
    at = later(at, dice, steps.length > 20 ? 0.1 : 0.8);
    const author = { customer: facts.author, agent, colleague, bot }[from];
    const body = text === undefined ? null : paragraphs(fillIn(text, facts.words));
    return { part_type: type, body, author: JSON.stringify(author), created_at: at };
  });
}

interface Step {
  type: "comment" | "note" | "assignment" | "close" | "open";
  from: "customer" | "agent" | "colleague" | "bot";
  text?: string;
}

function stepsOf({ subject: { thread }, createdAt, dice }: ThreadFacts): Step[] {
  const length = dice.chance(0.5)
    ? thread.exchange.length
    : dice.integer(1, thread.exchange.length);
  const steps = thread.exchange.slice(0, length).map((text, turn): Step => ({
    type: "comment",
    from: turn % 2 === 0 ? "agent" : "customer",
    text,
  }));
  if (dice.chance(0.75) || steps.length < 2) {
    steps.unshift({ type: "assignment", from: dice.chance(0.6) ? "bot" : "colleague" });
  }
  if (dice.chance(0.5)) {
    const step: Step = { type: "note", from: "colleague", text: thread.note };
    steps.splice(dice.integer(1, steps.length), 0, step);
  }
  const isOld = daysBetween(createdAt, referenceSeconds) > 10;
  if (isOld ? dice.chance(0.9) : dice.chance(0.3)) {
    steps.push({ type: "close", from: "agent" });
    if (dice.chance(0.06)) {
      steps.push(
        { type: "open", from: "customer" },
        {
          type: "comment",
          from: "customer",
          text: "One more thing: could you send me the receipt?",
        },
      );
    }
  }
  return steps;
}
