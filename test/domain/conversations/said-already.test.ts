import { expect, test } from "vitest";
import { saidAlready } from "#shared/domain/conversations/said-already.ts";
import { aReading, aReply } from "../../support/conversation-builders.ts";

const price = aReply({ reading: aReading(["objection"], { objections: ["price"] }) });
const ours = aReply({
  id: "ours",
  direction: "out",
  at: "2026-11-20T10:10:00.000Z",
  text: "It pays off.",
});
const again = aReply({ id: "reply-2", at: "2026-11-20T10:30:00.000Z" });

test("an objection that comes again after it was answered is left to a person, however it is worded", () => {
  const draft = { text: "Other words.", objections: ["timing", "price"] as const };
  expect(saidAlready({ ...draft, objections: [...draft.objections] }, again, [price, ours])).toBe(
    "they say again that it costs too much, after it was answered",
  );
});

test("an objection of two mails in a row, answered by neither of us yet, is answered", () => {
  const draft = { text: "Other words.", objections: ["price" as const] };
  expect(saidAlready(draft, again, [price, again])).toBeUndefined();
  expect(saidAlready(draft, price, [price, ours])).toBeUndefined();
});

test("the same text is the same however a mail program wrapped it", () => {
  const draft = { text: "It\npays  off.", objections: [] };
  expect(saidAlready(draft, again, [price, ours, again])).toBe(
    "the answer to this is what they have got already",
  );
});
