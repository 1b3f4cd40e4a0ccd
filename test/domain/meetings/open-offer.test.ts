import { expect, test } from "vitest";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { lastOffer } from "#shared/domain/meetings/open-offer.ts";
import { aMeetingProposal, anApproval, aSlot } from "../../support/meetings-builders.ts";

const letGo = (id: string, decision?: Approval["decision"]) =>
  anApproval({ id, status: "approved", ...(decision && { decision }) });

const booking = (id: string) =>
  anApproval({
    id,
    status: "approved",
    proposal: aMeetingProposal({ purpose: "book", slots: [aSlot()] }),
    decision: { slot: aSlot() },
  });

test("the times that were let go last are those that the person may choose from", () => {
  expect(lastOffer([])).toBeUndefined();
  expect(lastOffer([anApproval()])).toBeUndefined();
  expect(lastOffer([letGo("one"), letGo("two")])?.id).toBe("two");
  expect(lastOffer([letGo("one"), anApproval({ id: "two", status: "rejected" })])?.id).toBe("one");
});

test("an offer ends with the booking that follows it, whoever chose the time", () => {
  expect(lastOffer([letGo("one"), booking("two")])).toBeUndefined();
  expect(lastOffer([letGo("one", { slot: aSlot() })])).toBeUndefined();
});

test("what is offered after a booking is open again", () => {
  expect(lastOffer([letGo("one"), booking("two"), letGo("three")])?.id).toBe("three");
});

test("a booking that nobody approved ends no offer", () => {
  const refused = { ...booking("two"), status: "rejected" } as const;
  const { decision: _, ...waits } = { ...booking("three"), status: "waiting" as const };
  expect(lastOffer([letGo("one"), refused, waits])?.id).toBe("one");
});

test("an edited offer is open with the times that its text names, and with none it is no offer", () => {
  const slots = [aSlot("2026-11-27T10:00:00Z")];
  expect(lastOffer([letGo("one", { slots })])?.proposal.slots).toEqual(slots);
  expect(lastOffer([letGo("one", { slots: [] })])).toBeUndefined();
});
