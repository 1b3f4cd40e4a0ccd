import { expect, test } from "vitest";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import { reactTo } from "./prospects.ts";
import { openWorld } from "./world.ts";

test("a mail without an address to unsubscribe at is answered with words that somebody has to read first", async () => {
  const world = await openWorld(1);
  for (let number = 1; number <= 300; number += 1) {
    reactTo(world, anAnswer(number), `answer-${number}@tidewater-planning.example`, "smtp");
  }
  await world.close();

  const kinds = [...world.arrived.values()].map(({ kind }) => kind);
  expect(kinds).not.toContain("unsubscribe");
  expect(kinds).toContain("stop");
});

function anAnswer(number: number): RenderedMail {
  return {
    outboxId: `lead-${number}.meeting-offer-meet-1.v1`,
    messageId: `answer-${number}@tidewater-planning.example`,
    from: { name: "Ines Moreau", address: "ines@tidewater-planning.example" },
    to: `person-${number}@firm-${number}.example`,
    replyTo: "reply+token@replies.tidewater-planning.example",
    subject: "Two sites, one stock",
    text: "Would one of these times suit you?",
    references: [],
  };
}
