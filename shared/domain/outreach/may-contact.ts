import type { LegalBasis, LegalNeeds } from "#shared/domain/compliance/legal-basis.ts";
import { type PauseScope, pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import { suppressionWords } from "#shared/domain/compliance/suppression-words.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { openHoursFrom } from "./business-hours.ts";
import type { CampaignSettings } from "./campaign-settings.ts";
import { type AccountChoice, type AccountUsage, senderDomainOf } from "./choose-account.ts";
import { noteHold } from "./note-hold.ts";
import { capOn } from "./ramp.ts";
import { placeOf } from "./recipient-place.ts";
import { startOfNextDay } from "./send-slot.ts";
import type { Channel, SenderAccount, TransportName } from "./sender-account.ts";
import { dayIn, startOfDay } from "./zoned-time.ts";

export type ContactAllowed = {
  readonly kind: "allowed";
  readonly account: SenderAccount;
  readonly usage: AccountUsage;
  readonly transport: TransportName;
  /** Why it is lawful, kept with the message. */
  readonly basis: string;
  readonly needs: LegalNeeds;
  /** Who must let it go: a person where the campaign says so. */
  readonly approval: "campaign" | "person";
};

export type ContactDecision =
  | ContactAllowed
  /** For good: what is planned is taken back. */
  | {
      readonly kind: "refused";
      readonly rule: RefusalRule;
      readonly reason: string;
      /** What is allowed once the company has put right what is missing on its own side. */
      readonly afterwards?: ContactAllowed | undefined;
    }
  /** Not now: what is planned waits until then and is asked again. */
  | {
      readonly kind: "wait";
      readonly rule: WaitRule;
      readonly reason: string;
      readonly until: Date;
      /** What is allowed but for the time. */
      readonly afterwards: ContactAllowed;
    };

export type RefusalRule =
  | "suppressed"
  | "do-not-contact"
  | "note"
  | "sequence-stopped"
  | "company-stopped"
  | "conversation-closed"
  | "too-many-bounces"
  | "no-address"
  | "no-legal-basis"
  | "no-account"
  | "no-postal-address";

/** Of such a step only this way is closed: the same may go from another account, or the next by another channel. */
export const otherWayMayWork: ReadonlySet<RefusalRule> = new Set([
  "no-address",
  "no-account",
  "no-legal-basis",
  "no-postal-address",
]);

/** Of those, what the company can put right: without another way the step waits for that. */
export const companyCanMend: ReadonlySet<RefusalRule> = new Set([
  "no-account",
  "no-postal-address",
]);

export type WaitRule =
  | "paused"
  | "domain-not-ready"
  | "not-before"
  | "outside-business-hours"
  | "cap-reached"
  | "too-soon-after-the-last";

export type ContactFacts = {
  readonly lead: Lead;
  /** Undefined before the first message. */
  readonly conversation: Conversation | undefined;
  readonly purpose: "step" | "reply" | "meeting";
  /** Of the sequence; 0 for what is no step. */
  readonly step: number;
  readonly channel: Channel;
  /** Lower-case address, profile URL or number; undefined where none is known. */
  readonly to: string | undefined;
  readonly choice: AccountChoice;
  readonly pauses: readonly PauseNow[];
  readonly suppression: Suppression | undefined;
  readonly companyStop: { readonly reason: string } | undefined;
  readonly legal: LegalBasis;
  readonly campaign: CampaignSettings;
  readonly seller: { readonly postalAddress: string };
  /** The company's own zone, where the recipient's is not known. */
  readonly timeZone: string;
};

type PauseNow = { readonly scope: PauseScope; readonly reason: string };

/** Whether one message may go to one person now. What concerns the person comes before what concerns us. */
export function mayContact(facts: ContactFacts, now: Date): ContactDecision {
  return (
    wishesOfThePerson(facts) ??
    endOfTheSequence(facts) ??
    (facts.to === undefined ? refused("no-address", noAddress[facts.channel]) : undefined) ??
    withinTheLaw(facts, now)
  );
}

const MOST_SOFT_BOUNCES = 3;

function wishesOfThePerson({ lead, suppression, purpose }: ContactFacts) {
  if (suppression) {
    return refused("suppressed", `${suppressionWords[suppression.reason]} (${suppression.source})`);
  }
  if (lead.doNotContact !== undefined && purpose === "step") {
    return refused("do-not-contact", lead.doNotContact);
  }
  const note = purpose === "step" ? noteHold(lead) : undefined;
  if (note !== undefined) return refused("note", note);
  return undefined;
}

function endOfTheSequence({ conversation, companyStop, purpose }: ContactFacts) {
  // Who closes a conversation may still answer it, and answers of people come in after its end.
  if (purpose !== "step") return undefined;
  if (conversation?.state === "closed" || conversation?.state === "handed_off") {
    return refused("conversation-closed", `a person or the end took over: ${conversation.reason}`);
  }
  const stopped = conversation?.sequence.stopped;
  if (stopped) return refused("sequence-stopped", stopped.reason);
  if (companyStop) return refused("company-stopped", companyStop.reason);
  if ((conversation?.softBounces ?? 0) >= MOST_SOFT_BOUNCES) {
    return refused("too-many-bounces", `${MOST_SOFT_BOUNCES} mails could not be delivered`);
  }
  return undefined;
}

function withinTheLaw(facts: ContactFacts, now: Date): ContactDecision {
  const { legal, choice, seller, purpose } = facts;
  if (legal.kind === "refused") return refused("no-legal-basis", legal.reason);
  if (choice.kind === "none") {
    const afterwards = choice.known && allowedBy(choice.known, legal, facts);
    return { ...refused("no-account", choice.reason), afterwards };
  }
  const { account, usage } = choice;
  const afterwards = allowedBy(choice, legal, facts);
  if (!legal.transports.includes(account.transport)) {
    const reason = `such a message may not leave by ${account.transport} (SES-1)`;
    return { ...refused("no-account", reason), afterwards };
  }
  if (legal.needs.postalAddress && seller.postalAddress.trim() === "") {
    const reason = "the seller's profile has no postal address (LAW-US-2)";
    return { ...refused("no-postal-address", reason), afterwards };
  }
  const limit = purpose === "step" ? limits(facts, account, usage, now) : undefined;
  const held = pausedNow(facts, account, now) ?? limit;
  return held ? { kind: "wait", ...held, afterwards } : afterwards;
}

function allowedBy(
  { account, usage }: Pick<ContactAllowed, "account" | "usage">,
  { basis, needs }: Extract<LegalBasis, { kind: "allowed" }>,
  facts: ContactFacts,
): ContactAllowed {
  return {
    kind: "allowed",
    account,
    usage,
    transport: account.transport,
    basis,
    needs,
    approval: approvalOf(facts),
  };
}

type Held = { readonly rule: WaitRule; readonly reason: string; readonly until: Date };

function pausedNow(
  { pauses, campaign }: ContactFacts,
  account: SenderAccount,
  now: Date,
): Held | undefined {
  const pause =
    pauseOf(pauses, { kind: "all" }) ??
    pauseOf(pauses, { kind: "account", id: account.id }) ??
    pauseOf(pauses, { kind: "campaign", id: campaign.id }) ??
    pauseOf(pauses, { kind: "domain", id: senderDomainOf(account) });
  return pause && wait("paused", pause.reason, new Date(now.getTime() + LOOK_AGAIN));
}

function limits(
  facts: ContactFacts,
  account: SenderAccount,
  usage: AccountUsage,
  now: Date,
): Held | undefined {
  if (account.channel === "email" && account.dns?.isReady !== true) {
    const problems = account.dns?.problems.join("; ") ?? "its DNS was not looked at yet";
    const reason = `${senderDomainOf(account)} is not ready to send (MX-1): ${problems}`;
    return wait("domain-not-ready", reason, new Date(now.getTime() + LOOK_AGAIN));
  }
  const notBefore = facts.conversation?.sequence.notBefore;
  const place = placeOf(facts.lead, facts.timeZone);
  const { opensAt } = openHoursFrom(place, now);
  // A day is the reader's own: midnight of UTC is still the day before in America.
  const [zone = facts.timeZone] = place.zones;
  if (notBefore !== undefined && dayIn(zone, now) < notBefore) {
    const until = openHoursFrom(place, startOfDay(notBefore, zone)).opensAt;
    return wait("not-before", `the person is away until ${notBefore}`, later(until, opensAt));
  }
  if (opensAt > now) {
    return wait("outside-business-hours", "it is outside the reader's business hours", opensAt);
  }
  const cap = capOn(account, dayIn(account.timeZone, now));
  if (usage.sent >= cap) {
    const tomorrow = startOfNextDay(account.timeZone, now);
    return wait("cap-reached", `${account.id} has sent its ${cap} of today`, tomorrow);
  }
  if (usage.nextAt !== undefined && Date.parse(usage.nextAt) > now.getTime()) {
    return wait(
      "too-soon-after-the-last",
      `${account.id} rests after its last message`,
      new Date(usage.nextAt),
    );
  }
  return undefined;
}

const LOOK_AGAIN = 15 * 60_000;

function approvalOf({ purpose, step, campaign }: ContactFacts): "campaign" | "person" {
  if (purpose !== "step") return "campaign";
  if (campaign.approval === "every") return "person";
  return campaign.approval === "first" && step === 1 ? "person" : "campaign";
}

const noAddress: Readonly<Record<Channel, string>> = {
  email: "no e-mail address is known",
  linkedin: "no LinkedIn profile is known",
  call: "no phone number is known",
};

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function refused(rule: RefusalRule, reason: string) {
  return { kind: "refused", rule, reason } as const;
}

function wait(rule: WaitRule, reason: string, until: Date): Held {
  return { rule, reason, until };
}
