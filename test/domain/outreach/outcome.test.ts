import { expect, test } from "vitest";
import {
  outcomeOfEntry,
  outcomeOfMeeting,
  outcomeOfOptOut,
  outcomeOfReply,
} from "#shared/domain/outreach/outcome.ts";
import { aLead } from "../../support/builders.ts";
import { aMeeting } from "../../support/meetings-builders.ts";
import { aConversation, anOutboxEntry } from "../../support/outreach-builders.ts";

const happened = { lead: aLead(), at: "2026-11-20T10:00:00.000Z" };
const conversation = aConversation();

test("an opt-out is one fact of a person, by whatever way and after whichever message it came", () => {
  const byClick = outcomeOfOptOut(anOutboxEntry(), happened);
  const inWords = outcomeOfOptOut(conversation, happened);
  const byMail = outcomeOfOptOut(anOutboxEntry({ id: "lead-1.step-2.v1" }), happened);

  expect(new Set([byClick.id, inWords.id, byMail.id])).toEqual(new Set(["unsubscribed#lead-1"]));
});

test("what became of a message is booked on it, and on the domain it was sent from", () => {
  expect(outcomeOfEntry("hard-bounced", anOutboxEntry({ angleId: "angle-a" }), happened)).toEqual({
    id: "hard-bounced#lead-1.step-1.v1",
    kind: "hard-bounced",
    at: happened.at,
    leadId: "lead-1",
    campaignId: "job-1",
    accountId: "mailbox-1",
    senderDomain: "tidewater-planning.example",
    step: 1,
    variant: "a",
    angleId: "angle-a",
    segment: expect.any(String),
    sendHour: -1,
  });
});

test("a reply and a meeting count once each, also where nothing is known to have gone before", () => {
  const replied = outcomeOfReply("replied", { id: "in-1" }, conversation, happened);
  expect(replied).toMatchObject({ id: "replied#in-1", accountId: "mailbox-1", step: 1 });
  const booked = outcomeOfMeeting("meeting-booked", aMeeting(), conversation, happened);
  expect(booked).toMatchObject({
    id: "meeting-booked#meeting-1",
    senderDomain: "tidewater-planning.example",
  });
});
