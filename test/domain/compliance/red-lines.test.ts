import { expect, test } from "vitest";
import { redLines } from "#shared/domain/compliance/red-lines.ts";
import { complianceNow, outcomes } from "../../support/compliance-builders.ts";

function drawn(...args: Parameters<typeof outcomes>): readonly string[] {
  return redLines(outcomes(...args), [], complianceNow)
    .map(({ scope, action, rule }) => `${action} ${scope.kind} ${scope.id} ${rule}`)
    .toSorted();
}

test("SES-11: one bad address touches only the person", () => {
  expect(drawn({ sent: 3, "hard-bounced": 1 })).toEqual([]);
  expect(drawn({ sent: 300, "soft-bounced": 40 })).toEqual([]);
});

test("SES-2: two dead addresses among the first twenty stop the account and the campaign", () => {
  expect(drawn({ sent: 20, "hard-bounced": 2 })).toEqual([
    "pause account mailbox SES-2",
    "pause campaign job-1 SES-2",
  ]);
});

test("SES-2: bounces warn at 2%, pause a campaign at 3% and an account at 4%", () => {
  expect(drawn({ sent: 1000, "hard-bounced": 19 })).toEqual([]);
  expect(drawn({ sent: 1000, "hard-bounced": 20 })).toEqual([
    "warn account mailbox SES-2",
    "warn campaign job-1 SES-2",
  ]);
  expect(drawn({ sent: 1000, "hard-bounced": 30 })).toEqual([
    "pause campaign job-1 SES-2",
    "warn account mailbox SES-2",
  ]);
  expect(drawn({ sent: 1000, "hard-bounced": 40 })).toEqual([
    "pause account mailbox SES-2",
    "pause campaign job-1 SES-2",
  ]);
});

test("MX-8: a simulated feed of complaints stops everything it came from at 0.08%, before the providers do", () => {
  const stopped = [
    "pause account mailbox SES-3",
    "pause campaign job-1 SES-3",
    "pause domain seller.example SES-3",
  ];
  expect(drawn({ sent: 1251, complained: 1 })).toEqual([]);
  expect(drawn({ sent: 1250, complained: 1 })).toEqual(stopped);
  expect(drawn({ sent: 2500, complained: 2 })).toEqual(stopped);
  expect(drawn({ sent: 100, complained: 2 })).toEqual(stopped);
});

test("SES-3: a first complaint among few mails warns", () => {
  expect(drawn({ sent: 100, complained: 1 })).toEqual([
    "warn account mailbox SES-3",
    "warn campaign job-1 SES-3",
    "warn domain seller.example SES-3",
  ]);
});

test("MX-10: a refused sender pauses its domain at once, and no campaign", () => {
  expect(drawn({ sent: 400, "sender-refused": 1 })).toEqual(["pause domain seller.example MX-10"]);
});

test("figures of one account do not weigh on another", () => {
  const events = [
    ...outcomes({ sent: 20, "hard-bounced": 2 }, { accountId: "a", campaignId: "one" }),
    ...outcomes({ sent: 200 }, { accountId: "b", campaignId: "two" }),
  ];

  const scopes = redLines(events, [], complianceNow).map(({ scope }) => scope.id);

  expect(scopes).toEqual(["a", "one"]);
});

test("what is older than seven days, or from before a person let it go on, counts no more", () => {
  const old = outcomes({ sent: 20, "hard-bounced": 2 }, { at: "2026-11-13T08:59:00.000Z" });
  const recent = outcomes({ sent: 20, "hard-bounced": 2 });
  const resumptions = [
    { scope: { kind: "account", id: "MAILBOX" } as const, at: "2026-11-19T10:00:00.000Z" },
    { scope: { kind: "campaign", id: "job-1" } as const, at: "2026-11-18T10:00:00.000Z" },
  ];

  expect(redLines(old, [], complianceNow)).toEqual([]);
  expect(redLines(recent, resumptions, complianceNow).map(({ scope }) => scope.kind)).toEqual([
    "campaign",
  ]);
});
