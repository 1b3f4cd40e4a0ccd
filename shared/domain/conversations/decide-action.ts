import type { SuppressionReason } from "#shared/domain/compliance/suppression.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import type {
  ObjectionKind,
  ReplyLabel,
  ReplyReading,
} from "#shared/domain/replies/reply-reading.ts";
import type { ConversationState } from "./conversation.ts";
import { type NextState, nextState } from "./next-state.ts";
import { type Trigger, triggerOf } from "./trigger.ts";

export type ConversationAction =
  /** Nothing is sent any more. `tellPerson` says why somebody should look at it all the same. */
  | {
      readonly kind: "close";
      readonly suppress: Suppress | undefined;
      readonly tellPerson: string | undefined;
      readonly reason: string;
    }
  /** A person has it from here. Everything planned is taken back. */
  | {
      readonly kind: "hand-off";
      readonly suppress: Suppress | undefined;
      /** Until when the law wants an answer. */
      readonly answerBy: string | undefined;
      /** What may be laid before the person as a finished text. */
      readonly draft: "truth-about-ai" | "thanks-for-referral" | undefined;
      readonly reason: string;
    }
  | { readonly kind: "postpone"; readonly until: string | undefined; readonly reason: string }
  | { readonly kind: "arrange-meeting"; readonly reason: string }
  /** Answered without a person where a grounded draft comes about. */
  | { readonly kind: "answer"; readonly reason: string }
  | { readonly kind: "draft"; readonly reason: string }
  /** A person has to read it; no draft would help. */
  | { readonly kind: "wait"; readonly reason: string }
  | { readonly kind: "nothing"; readonly reason: string };

export type Suppress = {
  readonly reason: SuppressionReason;
  readonly scope: "address" | "address-and-company";
};

export type ActionInput = {
  readonly reading: ReplyReading;
  readonly state: ConversationState;
  readonly campaign: Pick<CampaignSettings, "mayAutoReply" | "confidenceFloor">;
  /** Facts about the message that forbid an automatic answer, in plain words. */
  readonly doubts: readonly string[];
  readonly now: Date;
};

export type ActionDecision = {
  readonly trigger: Trigger;
  readonly next: NextState;
  readonly action: ConversationAction;
};

/** What a reply leads to. Stopping needs no permission; every word that goes out does. */
export function decideAction(input: ActionInput): ActionDecision {
  const trigger = triggerOf(input.reading, input.campaign.confidenceFloor);
  return { trigger, next: nextState(input.state, trigger), action: actionOf(trigger, input) };
}

function actionOf(trigger: Trigger, input: ActionInput): ConversationAction {
  const { reading, now } = input;
  switch (trigger) {
    case "opted-out":
      return close(undefined, "asked not to be contacted again", stopOf(reading));
    case "privacy-request":
      return handOff("asked about their personal data", {
        suppress: { reason: "asked-for-privacy", scope: "address" },
        answerBy: monthAfter(now),
      });
    case "legal-threat":
      return handOff("spoke of legal steps", {
        suppress: { reason: "threatened-legal-action", scope: "address-and-company" },
        answerBy: monthAfter(now),
      });
    case "doubtful-stop":
      return handOff("may have asked us to stop", {});
    case "tampering":
      return handOff("tried to give the department orders", {});
    case "machine":
      return reading.needsPerson === undefined
        ? { kind: "nothing", reason: "a machine wrote it" }
        : waits(reading.needsPerson);
    case "unclear":
      return input.state === "handed_off"
        ? waits("a person has this conversation")
        : waits(reading.needsPerson ?? "it is not clear what is meant");
    default:
      return meant(trigger, input);
  }
}

/** For what the person means to say; only where no person has the conversation and it was not closed. */
function meant(trigger: Trigger, input: ActionInput): ConversationAction {
  const { reading, state } = input;
  if (state === "handed_off") return waits("a person has this conversation");
  if (state === "closed") {
    return trigger === "gone" || trigger === "not-interested"
      ? { kind: "nothing", reason: "the conversation was closed before" }
      : handOff("wrote again after the conversation was closed", {});
  }
  switch (trigger) {
    case "bot-question":
      return asksToStop(reading)
        ? handOff("asked whether a machine writes, and to stop", { suppress: stopOf(reading) })
        : handOff("asked whether a machine writes", { draft: "truth-about-ai" });
    case "referral":
      return handOff("named somebody else: a person decides whether to write there", {
        draft: "thanks-for-referral",
      });
    case "gone":
      return close(reading.needsPerson, "is not the right person or has left", undefined);
    case "not-interested":
      return close(reading.needsPerson, "is not interested", undefined);
    case "not-now":
      return { kind: "postpone", until: reading.until, reason: "wants to hear again later" };
    case "meeting-wish":
      return { kind: "arrange-meeting", reason: meetingReason(reading) };
    default:
      return answerOrDraft(input);
  }
}

function meetingReason({ labels }: ReplyReading): string {
  const asksToo = labels.some(({ label }) => label === "question" || label === "objection");
  return asksToo
    ? "wants to talk, and says something else that the invitation should answer"
    : "wants to talk";
}

function answerOrDraft(input: ActionInput): ConversationAction {
  const [obstacle] = obstaclesToAnswering(input);
  if (obstacle === undefined) {
    return { kind: "answer", reason: "is understood, and the campaign lets it be answered" };
  }
  return { kind: "draft", reason: obstacle };
}

/** Why a person lets the answer go; none where the department may. */
function obstaclesToAnswering({
  reading,
  campaign,
  doubts,
}: Pick<ActionInput, "reading" | "campaign" | "doubts">): readonly string[] {
  const { confidenceFloor, mayAutoReply } = campaign;
  // A faint interest beside a clear question harms nothing; a faint question does.
  const meant = reading.labels.filter(({ label }) => label !== "interested");
  const weighed = meant.length > 0 ? meant : reading.labels;
  const weakest = Math.min(...weighed.map(({ confidence }) => confidence));
  const strange = reading.labels.find(({ label }) => !answerable.has(label));
  const delicate = reading.objections.find((objection) => delicateObjections.has(objection));
  return [
    ...(mayAutoReply ? [] : ["the campaign lets no answer go without a person"]),
    ...(reading.needsPerson === undefined ? [] : [reading.needsPerson]),
    ...(reading.language === "other" ? ["the language was not recognised"] : []),
    ...(weakest < confidenceFloor
      ? [`the reading is ${percent(weakest)} sure; ${percent(confidenceFloor)} is the floor`]
      : []),
    ...(reading.sentiment === "negative" ? ["the reply sounds displeased"] : []),
    ...(strange ? [`the reply was also read as "${strange.label}"`] : []),
    ...(delicate ? [`an objection about "${delicate}" needs a person`] : []),
    ...doubts,
  ];
}

/** Why a person lets the note go for which they named a day; that they want none now is no obstacle to it. */
export function obstaclesToNote({
  reading,
  campaign,
}: Pick<ActionInput, "reading" | "campaign">): readonly string[] {
  const others = reading.labels.filter(({ label }) => label !== "not_now");
  const any = reading.labels[0] ?? { confidence: 0, span: "" };
  const labels = others.length > 0 ? others : [{ ...any, label: "interested" as const }];
  return obstaclesToAnswering({ reading: { ...reading, labels }, campaign, doubts: [] });
}

const answerable: ReadonlySet<ReplyLabel> = new Set(["interested", "question", "objection"]);

/** Nothing in a knowledge base mends these. */
const delicateObjections: ReadonlySet<ObjectionKind> = new Set([
  "bad_experience",
  "contract",
  "no_authority",
  "missing_feature",
]);

function asksToStop({ labels }: ReplyReading): boolean {
  return labels.some(({ label }) => label === "unsubscribe" || label === "do_not_contact");
}

function stopOf({ labels }: ReplyReading): Suppress {
  return labels.some(({ label }) => label === "do_not_contact")
    ? { reason: "not-to-be-contacted", scope: "address-and-company" }
    : { reason: "opted-out", scope: "address" };
}

function close(
  tellPerson: string | undefined,
  reason: string,
  suppress: Suppress | undefined,
): ConversationAction {
  return { kind: "close", suppress, tellPerson, reason };
}

function handOff(
  reason: string,
  more: {
    readonly suppress?: Suppress;
    readonly answerBy?: string;
    readonly draft?: "truth-about-ai" | "thanks-for-referral";
  },
): ConversationAction {
  const { suppress, answerBy, draft } = more;
  return { kind: "hand-off", suppress, answerBy, draft, reason };
}

function waits(reason: string): ConversationAction {
  return { kind: "wait", reason };
}

/** One calendar month from receipt (LAW-EU-2), and not into the month after where that month is shorter. */
function monthAfter(now: Date): string {
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + 1);
  if (end.getUTCDate() !== now.getUTCDate()) end.setUTCDate(0);
  return end.toISOString();
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
