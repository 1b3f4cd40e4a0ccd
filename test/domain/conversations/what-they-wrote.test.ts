import { expect, test } from "vitest";
import { whatTheyWrote, whatWasSaid } from "#shared/domain/conversations/what-they-wrote.ts";
import { aReading, aReply } from "../../support/conversation-builders.ts";

const stop = aReading(["unsubscribe"]);
const conversation = [
  aReply({ id: "ours", direction: "out" }),
  aReply({ id: "reply" }),
  aReply({ id: "on-linkedin", channel: "linkedin" }),
  aReply({ id: "call", channel: "call" }),
  aReply({ id: "bounce", mailKind: "bounce: full-or-slow" }),
  aReply({ id: "report", mailKind: "complaint" }),
  aReply({ id: "unproven", mailKind: "unproven report" }),
  aReply({ id: "absence", mailKind: "out-of-office" }),
  aReply({ id: "colleague", mailKind: "own" }),
  aReply({ id: "stop-below-an-absence", mailKind: "out-of-office", reading: stop }),
];
const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);

test("what they wrote is no report, no machine's mail and none of our own side", () => {
  expect(ids(whatTheyWrote(conversation))).toEqual([
    "reply",
    "on-linkedin",
    "call",
    "stop-below-an-absence",
  ]);
});

test("what was said is that, and what we sent them", () => {
  expect(ids(whatWasSaid(conversation))).toEqual(["ours", ...ids(whatTheyWrote(conversation))]);
});
