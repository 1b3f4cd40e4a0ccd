import {
  type ConversationAction,
  obstaclesToNote,
} from "#shared/domain/conversations/decide-action.ts";
import { asMail, noteWhenTimeCame } from "#shared/domain/conversations/writing/write-reply.ts";
import type { RecipientPlace } from "#shared/domain/outreach/recipient-place.ts";
import { dayOf, instantOf } from "#shared/domain/outreach/zoned-time.ts";
import { askPerson, readerOf } from "./ask-person.ts";
import { planAnswer } from "./plan-answer.ts";
import { laterPurpose } from "./reply-purpose.ts";
import type { ConversationDeps, Done, Turn } from "./turn.ts";

/** Further ahead nobody knows who will be reading. */
const LONGEST_WAIT_DAYS = 400;

/** Nothing goes now. A note is planned for the day they named, or laid before a person with that day. */
export async function postpone(
  turn: Turn,
  { until, reason }: Extract<ConversationAction, { readonly kind: "postpone" }>,
  deps: ConversationDeps,
): Promise<Done> {
  if (until === undefined || !isAhead(until, deps.now())) {
    return { action: "waiting", reason: `${reason}, and named no day we could keep` };
  }
  const { language, reading, campaign, message } = turn;
  const [seller, knowledge] = await Promise.all([
    deps.settings.sellerProfile(),
    deps.knowledge.list(),
  ]);
  const next = knowledge.find(({ id }) => id === "playbook-call");
  const topic = { kind: "grounded" as const, entries: [], next, confidence: 1 };
  const reader = readerOf(turn);
  const note = asMail(noteWhenTimeCame({ language, topic }), { language, reader, seller });

  const [obstacle] = obstaclesToNote({ reading, campaign });
  if (obstacle === undefined) {
    const purpose = laterPurpose(message);
    const planned = await planAnswer(turn, purpose, note, deps, (place) => morningOf(until, place));
    if (planned.kind === "planned") {
      return { action: "waiting", reason: `${reason}; a note is planned for ${until}` };
    }
  }
  const at = morningOf(until, { country: undefined, zones: ["UTC"], workdays: [] });
  const why = `May a note go on ${until}? They asked to hear from us again then.`;
  const approvalId = await askPerson(turn, note, why, deps, at);
  return {
    action: "waiting",
    reason: `${reason}; a person decides on a note for ${until}`,
    approvalId,
  };
}

function isAhead(day: string, now: Date): boolean {
  const ahead = Date.parse(`${day}T12:00:00Z`) - now.getTime();
  return ahead > 0 && ahead < LONGEST_WAIT_DAYS * 86_400_000;
}

function morningOf(day: string, { zones }: RecipientPlace): Date {
  return instantOf({ ...dayOf(day), hour: 10, minute: 0 }, zones[0] ?? "UTC");
}
