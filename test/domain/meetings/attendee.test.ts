import { expect, test } from "vitest";
import { attendeeOf } from "#shared/domain/meetings/attendee.ts";
import { aLead } from "../../support/builders.ts";
import { aReply, aWaitingConversation } from "../../support/meetings-builders.ts";

const invited = (email: string, from: string, isAuthenticated = true) =>
  attendeeOf(aLead(), aWaitingConversation({ email }), aReply({ from, isAuthenticated })).email;

test.each([
  ["a colleague whose server vouches for it", "g@kestrel.example", "a@kestrel.example", true],
  ["nobody on a claim alone", "g@kestrel.example", "a@kestrel.example", false],
  ["nobody of another company", "g@kestrel.example", "a@elsewhere.example", false],
  ["no stranger with the same provider of mailboxes", "gareth@gmail.com", "a@gmail.com", false],
  [
    "the lead by the address we know, however they spell it",
    "gareth@gmail.com",
    "g.areth@gmail.com",
    false,
  ],
])("who wrote is invited: %s", (_what, email, from, isInvited) => {
  const isVouchedFor = isInvited || !from.startsWith("a@kestrel");
  expect(invited(email, from, isVouchedFor)).toBe(isInvited ? from : email);
});
