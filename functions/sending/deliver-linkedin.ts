import { sourceOfLead } from "#shared/domain/compliance/source-of-lead.ts";
import {
  daysOfWeek,
  NOTE_CHARACTERS,
  roomOfWeek,
} from "#shared/domain/outreach/linkedin-limits.ts";
import { renderLinkedIn } from "#shared/domain/outreach/render-linkedin.ts";
import { startOfNextDay } from "#shared/domain/outreach/send-slot.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { LinkedInChannel, LinkedInMessage } from "#shared/ports/linkedin-channel.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import { type AsTaskDeps, asTask, taskMade } from "./as-task.ts";
import type { DeliverAbout, Delivery, Prepared } from "./deliver.ts";

export type DeliverLinkedInDeps = AsTaskDeps & {
  /** The way of that name; undefined for an automation that is not connected. */
  readonly linkedIn: (name: LinkedInChannel["name"]) => Promise<LinkedInChannel | undefined>;
  readonly outbox: Pick<OutboxStore, "usage">;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
};

type Kind = LinkedInMessage["kind"];

/** A machine says that it is one and keeps LinkedIn's limits; what it cannot do or say is a person's task (LI-1). */
export async function prepareLinkedIn(
  deps: DeliverLinkedInDeps,
  about: DeliverAbout,
): Promise<Prepared> {
  const { entry, conversation } = about;
  const isConnected = conversation.lastInboundAt !== undefined;
  const kind: Kind = entry.kind === "step" && !isConnected ? "invite" : "message";
  const byHand = (because?: string) => asTask(deps, entry, `linkedin-${kind}`, because);

  const channel = isLinkedIn(entry.transport) ? await deps.linkedIn(entry.transport) : undefined;
  if (!channel) return { kind: "ready", send: () => byHand() };
  if (channel.name === "manual") {
    return { kind: "ready", send: () => sendBy(channel, kind, entry.text, about, byHand) };
  }
  const isAble = kind === "invite" ? channel.abilities.canInvite : channel.abilities.canMessage;
  if (!isAble) return { kind: "ready", send: () => byHand() };

  const text = await textFor(deps, kind, about);
  if (kind === "invite" && text.length > NOTE_CHARACTERS) {
    const because = `with the notice that a machine writes it has ${text.length} characters, and a note holds ${NOTE_CHARACTERS}`;
    return { kind: "ready", send: () => byHand(because) };
  }
  const full = await fullAccount(deps, kind, about);
  if (full && entry.kind === "step") return full;
  // Who wrote to us waits for no week: a person answers.
  if (full) return { kind: "ready", send: () => byHand(full.reason) };
  return { kind: "ready", send: () => sendBy(channel, kind, text, about, byHand) };
}

async function textFor(
  { settings }: DeliverLinkedInDeps,
  kind: Kind,
  { entry, lead, conversation, allowed }: DeliverAbout,
): Promise<string> {
  const { company, postalAddress, sender } = await settings.sellerProfile();
  return renderLinkedIn(entry, kind, {
    language: conversation.language,
    needs: allowed.needs,
    // A note before it had no room for what must be said once.
    isFirst: true,
    seller: { company, postalAddress, contact: sender.email },
    source: sourceOfLead(lead),
  });
}

/** LI-2: over all tools, so what a person sent by hand for our tasks counts too. */
async function fullAccount(
  { outbox, now }: DeliverLinkedInDeps,
  kind: Kind,
  { allowed: { account } }: DeliverAbout,
): Promise<Extract<Prepared, { kind: "no-way" }> | undefined> {
  const days = daysOfWeek(dayIn(account.timeZone, now()));
  const usages = await Promise.all(days.map((day) => outbox.usage(account.id, day)));
  const room = roomOfWeek(
    kind,
    usages.map(({ sent }) => sent),
  );
  if (room.kind === "room") return undefined;
  return { kind: "no-way", reason: room.reason, until: startOfNextDay(account.timeZone, now()) };
}

async function sendBy(
  channel: LinkedInChannel,
  kind: Kind,
  text: string,
  { entry: { id, leadId, to } }: DeliverAbout,
  byHand: (because?: string) => Promise<Delivery>,
): Promise<Delivery> {
  const outcome = await channel.send({ outboxId: id, leadId, profileUrl: to, kind, text });
  switch (outcome.kind) {
    case "accepted":
      return outcome;
    case "task-for-a-person":
      return taskMade(outcome.taskId, `linkedin-${kind}`);
    case "refused":
      // What the automation cannot do a person can.
      if (outcome.type === "not-able" || outcome.type === "not-connected") {
        return byHand(outcome.reason);
      }
      return { kind: "refused", type: refusals[outcome.type], reason: outcome.reason };
  }
}

const refusals = {
  "not-found": "bad-address",
  restricted: "sender-refused",
  "try-later": "try-later",
} as const;

function isLinkedIn(name: string): name is LinkedInChannel["name"] {
  return name === "manual" || name === "unipile" || name === "gojiberry" || name === "dripify";
}
