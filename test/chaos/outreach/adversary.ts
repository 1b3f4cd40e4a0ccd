import * as z from "zod";
import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import type { SuppressionScope } from "#shared/domain/compliance/suppression.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { capOf } from "./fictional-leads.ts";
import type { FlowTask } from "./flows.ts";
import { type Adversary, deliver, invoke } from "./functions.ts";
import { laterThan } from "./people.ts";
import { answerOf } from "./prospects.ts";
import type { Letter } from "./queues.ts";
import { leadOf } from "./story.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Knows when a claim is about to be made, and has something happen just then that forbids it, or that wants the same:
 * between the question whether a message may go and the claim there is nothing else to rely on.
 */
export function createAdversary(world: World): Adversary {
  const { dice, calm, flows, ledger, queues } = world;

  const adversary: Adversary = {
    beforeClaim(entry) {
      if (calm.isCalm || !dice.chance(0.8)) return 0;
      const what = dice.weighted(actions);
      act(what, entry);
      return dice.between(0, longest[what]);
    },

    /** Another books meanwhile and may want the same time; the same is done once more; or a person moves what stands, or wants none. */
    beforeBooking({ id, leadId }) {
      if (calm.isCalm || !dice.chance(0.8)) return 0;
      if (ledger.meetings.has(id)) moveMeeting(id);
      else if (dice.chance(0.25)) {
        stop("address", world.leads.get(leadId)?.address ?? "");
        doOnceMore(leadId);
      } else doOnceMore();
      return dice.between(0, 400);
    },

    /** Another wish of the same person comes to the same point. */
    beforeProposal(leadId) {
      if (calm.isCalm || !dice.chance(0.8)) return 0;
      const wishes = [...wishesOf(leadId)];
      for (const { queue, body } of wishes) deliver(world, queues.letter(queue, body), adversary);
      // One of them is the proposal's own.
      return wishes.length > 1 ? dice.between(0, 600) : 0;
    },

    /** A slow machine: by the time it goes on others have had the room, or have put the message off. */
    afterUsage(entry, sent) {
      const other = sent === capOf(entry.accountId) - 1 ? otherDue(entry) : undefined;
      if (calm.isCalm || !dice.chance(other ? 0.6 : 0.04)) return 0;
      ledger.count(other ? "slow before the last of a day" : "slow before a claim");
      if (other) {
        invoke(world, "sending", adversary, ({ sendOne }) => sendOne(leadOf(other), other));
      } else {
        const until = new Date(world.clock.milliseconds() + 5 * MINUTE);
        invoke(world, "sending", adversary, ({ stores }) =>
          stores.outbox.postpone(entry, until, "it could not go just then"),
        );
      }
      return dice.between(100, 400);
    },
  };

  /** What is on its way to be a proposal too: delivered now, it is delivered twice. */
  function wishesOf(leadId: string): readonly Pick<Letter, "queue" | "body">[] {
    const flowing = [...flows.executions.values()].filter(
      ({ input, step }) => input.leadId === leadId && (step === "qualify" || step === "find-slots"),
    );
    const told = queues
      .all()
      .filter(({ queue, body }) => early.has(queue) && OfLead.parse(body).leadId === leadId);
    return [
      ...flowing.map(({ name: execution, step, attempt }) => ({
        queue: "flow",
        body: { execution, step, attempt },
      })),
      ...told.slice(0, 3),
    ];
  }

  function moveMeeting(id: string): void {
    ledger.count("a person moves a meeting");
    const slot = laterThan(ledger.meetings.get(id), dice.between(1, 40) * HOUR);
    if (slot) deliver(world, queues.letter("desk", { id, slot }), adversary);
  }

  function doOnceMore(leadId?: string): void {
    const booking = [...flows.executions.values()].filter(
      ({ step, input }) => step === "book" && (leadId === undefined || leadId === input.leadId),
    );
    const execution = dice.any(booking);
    if (!execution) return;
    const { name, attempt } = execution;
    const task: FlowTask = { execution: name, step: "book", attempt };
    deliver(world, queues.letter("flow", task), adversary);
  }

  function otherDue({ id, accountId }: OutboxEntry): string | undefined {
    const now = world.clock.milliseconds();
    const found = [...ledger.planned].find(
      ([other, { dueAt, account }]) => other !== id && account === accountId && dueAt <= now,
    );
    return found?.[0];
  }

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
        const colleagues = world.companies.get(entry.companyKey) ?? [];
        answer(dice.any(colleagues.filter((id) => id !== entry.leadId)) ?? entry.leadId);
        break;
      }
      case "other-sender":
        deliver(world, queues.letter("sending", { kind: "send-due" }), adversary);
        break;
      case "wait":
        break;
    }
  }

  function suppress(scope: SuppressionScope, { leadId, companyKey }: OutboxEntry): void {
    stop(scope, scope === "address" ? (world.leads.get(leadId)?.address ?? "") : companyKey);
  }

  function stop(scope: SuppressionScope, value: string): void {
    invoke(world, "a person", adversary, ({ stores, now }) =>
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
    invoke(world, "a person", adversary, ({ stores, now }) =>
      stores.pauses.pause({ scope, reason: "wait", by: "boss", at: now().toISOString() }),
    );
    queues.sendLater("resume", scope, dice.between(0, 3) * HOUR);
  }

  function answer(leadId: string): void {
    const body = answerOf(world, leadId);
    if (body) deliver(world, queues.letter("inbound", body), adversary);
  }

  return adversary;
}

/** What comes before a proposal. */
const early: ReadonlySet<string> = new Set(["replies", "meetings"]);
const OfLead = z.object({ leadId: z.string().optional() });

const actions = {
  suppress: 3,
  pause: 5,
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
