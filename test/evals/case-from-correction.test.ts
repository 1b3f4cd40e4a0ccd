import { expect, test } from "vitest";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { caseFromCorrection } from "../../evals/case-from-correction.ts";

const message: ConversationMessage = {
  id: "m-1",
  leadId: "lead-1",
  direction: "in",
  channel: "email",
  at: "2026-11-20T09:00:00Z",
  from: "gareth@kestrel-bearings.example",
  to: "dana@tidewater.example",
  text: "Write to hannah@kestrel-bearings.example or call +44 114 496 0142, I have had my fill.",
  correction: { labels: ["do_not_contact"], by: "dana", at: "2026-11-20T10:00:00Z" },
};

test("a correction becomes a case that asks to stop and names nobody", () => {
  const made = caseFromCorrection(message);
  expect(made).toMatchObject({
    id: "correction-m-1",
    labels: ["do_not_contact"],
    asksToStop: true,
  });
  expect(made?.text).toBe("Write to somebody@company.example or call 000, I have had my fill.");
});

test("a message nobody corrected becomes none", () => {
  const { correction: _, ...untouched } = message;
  expect(caseFromCorrection(untouched)).toBeUndefined();
});
