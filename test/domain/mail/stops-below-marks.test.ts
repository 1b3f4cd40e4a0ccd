import { expect, test } from "vitest";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { writtenReply } from "#shared/domain/mail/written-reply.ts";
import { reactionTo } from "#shared/domain/replies/reaction.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import { replyText } from "#shared/domain/replies/reply-text.ts";

const stops = [
  "Please remove me from your list and do not contact me again.",
  "Bitte streichen Sie mich von Ihrer Liste.",
  "Merci de me retirer de votre liste.",
  "Por favor, elimínenme de su lista.",
  "Cancellatemi dalla vostra lista, per favore.",
  "Verwijder mij van uw lijst.",
];
const marks = [
  ["a line of underscores", "____________________"],
  ["a phone's own line", "Sent from my iPhone"],
  ["a notice", "Important notice:"],
  ["the mark of a signature, at length", "--\nAda Reyes\nHead of Planning\nKestrel Ltd"],
];
const below = (mark: string, words: string) =>
  writtenReply({
    subject: "Re: Two sites",
    text: `What does it cost?\n\n${mark}\n${words}`,
    knownSubjects: ["Two sites"],
  });

test.each(marks.flatMap(([name, mark = ""]) => stops.map((stop) => ({ name, mark, stop }))))(
  "a stop below $name is read, and nothing answers it: $stop",
  ({ mark, stop }) => {
    const reading = readByRules({ text: below(mark, stop), now: new Date("2026-11-20T10:00:00Z") });
    expect(reactionTo(reading)).toMatchObject({ reason: expect.stringContaining("asks to stop") });
  },
);

test.each([
  "If you have received this e-mail in error, please notify us, delete this e-mail and do not copy it.",
  "Kestrel Ltd, 12 High Street, registered in England. Please consider the environment.",
  "Diese E-Mail ist vertraulich. Bitte löschen Sie sie, wenn Sie nicht der Empfänger sind.",
])("what every mail of a company says below a mark is cut off: %s", (words) => {
  for (const mark of ["Sent from my iPhone", "--\nAda Reyes\nHead of Planning"]) {
    expect(below(mark, words)).toBe("What does it cost?");
  }
  expect(stripQuote(`What does it cost?\n\nImportant notice: ${words}`).reply).toBe(
    "What does it cost?",
  );
});

test("an original below Outlook's line is not the writer's", () => {
  const raw = "Yes.\n\n________________\nFrom: Ines\nSent: Monday\n\nRemove me, answer stop.";
  expect(replyText(raw).text.trim()).toBe("Yes.");
});
