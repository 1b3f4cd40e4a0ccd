import { type Identity, ownPhone } from "#shared/domain/compliance/person-identities.ts";
import type { Suppress } from "#shared/domain/conversations/decide-action.ts";
import { stopPerson } from "../stop-person.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

type Stopping = Pick<
  ConversationDeps,
  "suppressions" | "conversations" | "outbox" | "tasks" | "approvals" | "leads" | "now"
>;

/**
 * What the reply asks to be stopped: the person, or their company with them. Answers why the company is not stopped although
 * the reply asks for it: a person has to look.
 */
export async function stopContact(
  turn: Pick<Turn, "conversation" | "message" | "lead">,
  wish: Suppress,
  deps: Stopping,
): Promise<string | undefined> {
  const { conversation, message } = turn;
  const { reason, scope } = wish;
  const { leadId, companyKey } = conversation;
  const isForAll = scope === "address-and-company";
  // A person who read it so has looked at who wrote.
  const isBelieved = message.mayBeForged !== true || message.correction !== undefined;
  if (isForAll && isBelieved) {
    const at = deps.now();
    const entry = { scope: "company", reason, source: "reply", at: at.toISOString() } as const;
    await deps.suppressions.add("company", companyKey, entry);
    await deps.conversations.stopCompany(companyKey, reason, at);
  }
  await stopPerson(deps, {
    leadId,
    identities: writtenFrom(turn),
    why: reason,
    source: "reply",
    reason,
    leavesState: true,
  });
  return isForAll && !isBelieved ? ONLY_THE_PERSON : undefined;
}

const ONLY_THE_PERSON =
  "asks for the whole company, but nobody vouches for the sender: only this person was stopped";

/** Whoever wrote for the person, or the number on which they said it. */
function writtenFrom({
  message: { channel, from },
  lead,
}: Pick<Turn, "message" | "lead">): readonly Identity[] {
  switch (channel) {
    case "email":
      return from.includes("@") ? [{ scope: "address", value: from.toLowerCase() }] : [];
    case "linkedin":
      return [{ scope: "linkedin", value: from }];
    case "call": {
      const phone = ownPhone(lead);
      return phone ? [{ scope: "phone", value: phone }] : [];
    }
  }
}
