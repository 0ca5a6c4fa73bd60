import { expect, test } from "vitest";
import type { Conversation, ConversationPart } from "../../../contract/conversations.ts";
import { threadOf } from "./thread.ts";

const noon = 1_772_535_600;
const day = 86_400;
const customer = { type: "user", id: "c1", name: "Ada", email: "ada@example.com" };
const teammate = { type: "admin", id: "a1", name: "Tom", email: "tom@example.com" };

function part(values: Partial<ConversationPart>): ConversationPart {
  return {
    type: "conversation_part",
    id: "1",
    part_type: "comment",
    body: "Hello",
    created_at: noon,
    updated_at: noon,
    notified_at: noon,
    author: teammate,
    attachments: [],
    external_id: null,
    redacted: false,
    ...values,
  };
}

function conversation(parts: ConversationPart[], total = parts.length): Conversation {
  return {
    type: "conversation",
    id: "7",
    title: null,
    created_at: noon - day,
    updated_at: noon,
    waiting_since: null,
    snoozed_until: null,
    open: true,
    state: "open",
    read: true,
    priority: "none",
    admin_assignee_id: 0,
    team_assignee_id: 0,
    tags: { type: "tag.list", tags: [] },
    source: {
      type: "email",
      id: "s1",
      delivered_as: "customer_initiated",
      subject: "My parcel",
      body: "Where is it?",
      author: customer,
      attachments: [],
      url: null,
      redacted: false,
    },
    contacts: { type: "contact.list", contacts: [] },
    custom_attributes: {},
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: parts,
      total_count: total,
    },
  };
}

function entriesOf(...parts: ConversationPart[]) {
  return threadOf(conversation(parts)).days.flatMap(({ entries }) => entries);
}

test("the opening message carries its subject and stands on the customer's side", () => {
  const { opening } = threadOf(conversation([]));
  expect(opening).toMatchObject({
    kind: "message",
    side: "customer",
    author: "Ada",
    text: "My parcel\n\nWhere is it?",
    createdAt: noon - day,
  });
});

test("parts are kept in order and parted by day", () => {
  const { days } = threadOf(
    conversation([
      part({ id: "1" }),
      part({ id: "2", created_at: noon + 60 }),
      part({ id: "3", created_at: noon + day }),
    ]),
  );
  expect(days.map(({ entries }) => entries.map(({ id }) => id))).toEqual([["1", "2"], ["3"]]);
});

test("a part that says nothing is an event, and one that says something is a message that tells the event", () => {
  const [silent, spoken] = entriesOf(
    part({ part_type: "close", body: null }),
    part({ part_type: "close", body: "Bye" }),
  );
  expect(silent).toMatchObject({ kind: "event", event: "closed the conversation", text: "" });
  expect(spoken).toMatchObject({ kind: "message", event: "closed the conversation", text: "Bye" });
});

test("notes are told from messages, and bots from teammates", () => {
  const bot = { type: "bot", id: "b1", name: null, email: null };
  const [note, reopening, message] = entriesOf(
    part({ part_type: "note" }),
    part({ part_type: "note_and_reopen" }),
    part({ author: bot }),
  );
  expect(note).toMatchObject({ kind: "note", event: "" });
  expect(reopening).toMatchObject({ kind: "note", event: "reopened the conversation" });
  expect(message).toMatchObject({ kind: "message", side: "bot", author: "Bot b1" });
});

test("a kind of part that nobody here knows speaks for itself", () => {
  const [entry] = entriesOf(part({ part_type: "conversation_tags_updated", body: null }));
  expect(entry).toMatchObject({ kind: "event", event: "conversation tags updated" });
});

test("an author without a name is told by the email, and without one by the id", () => {
  const [mailed, bare] = entriesOf(
    part({ author: { ...customer, name: "  " } }),
    part({ author: { ...customer, name: null, email: null } }),
  );
  expect(mailed?.author).toBe("ada@example.com");
  expect(bare?.author).toBe("Customer c1");
});

test("a redacted part says so", () => {
  const [entry] = entriesOf(part({ redacted: true, body: null }));
  expect(entry).toMatchObject({ kind: "message", text: "This message was redacted." });
});

test("an attachment is a link only where its address is of the web", () => {
  const [entry] = entriesOf(
    part({
      body: null,
      attachments: [
        { name: "photo.png", url: "https://files.example/photo.png" },
        { name: "trap", url: "javascript:alert(1)" },
        null,
      ],
    }),
  );
  expect(entry?.kind).toBe("message");
  expect(entry?.attachments).toEqual([
    { name: "photo.png", url: "https://files.example/photo.png" },
    { name: "trap", url: undefined },
    { name: "Attachment", url: undefined },
  ]);
});

test("parts that were not sent are counted", () => {
  const thread = threadOf(conversation([part({})], 120));
  expect(thread).toMatchObject({ sentParts: 1, hiddenParts: 119 });
});
