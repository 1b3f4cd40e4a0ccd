import type { SuppressionScope } from "#shared/domain/compliance/suppression.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { PauseScope } from "#shared/ports/pauses.ts";
import { type BeforeClaim, deliver, invoke } from "./functions.ts";
import { answerOf } from "./prospects.ts";
import type { World } from "./world.ts";

const HOUR = 3_600_000;

/**
 * Knows when a claim is about to be made, and has something happen just then that forbids it, or that wants the same:
 * between the question whether a message may go and the claim there is nothing else to rely on.
 */
export function createAdversary(world: World): BeforeClaim {
  const { dice, calm, queues } = world;

  const beforeClaim: BeforeClaim = (entry) => {
    if (calm.isCalm || !dice.chance(0.8)) return 0;
    const what = dice.weighted(actions);
    act(what, entry);
    return dice.between(0, longest[what]);
  };

  function act(what: keyof typeof actions, entry: OutboxEntry): void {
    switch (what) {
      case "suppress":
        suppress(dice.weighted({ address: 3, domain: 2, company: 2 }), entry);
        break;
      case "pause":
        pause(entry);
        break;
      case "answer":
        answer(entry.leadId);
        break;
      case "colleague-answers": {
        const colleagues = [...world.leads]
          .filter(([id, { domain }]) => domain === entry.companyKey && id !== entry.leadId)
          .map(([id]) => id);
        answer(dice.any(colleagues) ?? entry.leadId);
        break;
      }
      case "other-sender":
        deliver(world, queues.letter("sending", { kind: "send-due" }), beforeClaim);
        break;
      case "wait":
        break;
    }
  }

  function suppress(scope: SuppressionScope, { to, companyKey }: OutboxEntry): void {
    const value = scope === "address" ? to : companyKey;
    invoke(world, "a person", beforeClaim, ({ stores, now }) =>
      stores.suppressions.add(scope, value, {
        scope,
        reason: "by-person",
        source: "dashboard",
        at: now().toISOString(),
      }),
    );
  }

  function pause({ accountId, campaignId, messageId }: OutboxEntry): void {
    const scope = dice.one<PauseScope>([
      { kind: "all" },
      { kind: "account", id: accountId },
      { kind: "campaign", id: campaignId },
      { kind: "domain", id: messageId.slice(messageId.lastIndexOf("@") + 1) },
    ]);
    invoke(world, "a person", beforeClaim, ({ stores, now }) =>
      stores.pauses.pause({ scope, reason: "wait", by: "boss", at: now().toISOString() }),
    );
    queues.sendLater("resume", scope, dice.between(0, 3) * HOUR);
  }

  function answer(leadId: string): void {
    const body = answerOf(world, leadId);
    if (body) deliver(world, queues.letter("inbound", body), beforeClaim);
  }

  return beforeClaim;
}

const actions = {
  suppress: 3,
  pause: 12,
  answer: 3,
  "colleague-answers": 3,
  "other-sender": 8,
  wait: 8,
} as const;

/** So many calls of others the claim waits for, about as long as each takes. */
const longest = {
  suppress: 20,
  pause: 20,
  answer: 250,
  "colleague-answers": 250,
  "other-sender": 300,
  wait: 120,
} as const;
