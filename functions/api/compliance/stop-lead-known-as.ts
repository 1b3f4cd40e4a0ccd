import {
  everyIdentityOf,
  type Identity,
  type IdentityScope,
} from "#shared/domain/compliance/person-identities.ts";
import {
  type Suppression,
  type SuppressionReason,
  type SuppressionScope,
  suppressionKey,
} from "#shared/domain/compliance/suppression.ts";
import { emailIdentity } from "#shared/domain/leads/identity.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { type StopPersonDeps, stopPerson } from "../../stop-person.ts";
import { whoIs } from "./who-is.ts";

export type StopLeadDeps = StopPersonDeps & {
  readonly leads: Pick<LeadStore, "find" | "holderOf">;
  readonly tasks: Pick<TaskStore, "add" | "close" | "open">;
};

type KnownAs = { readonly scope: SuppressionScope; readonly value: string };

/** Who is suppressed by one thing they are known by is stopped with all the others, and what is planned for them is taken back. */
export async function stopLeadKnownAs(
  deps: StopLeadDeps,
  known: KnownAs,
  wish: { readonly why: SuppressionReason; readonly source: string },
): Promise<void> {
  const { scope, value } = known;
  const leadId = await leadKnownAs(deps, known);
  if (leadId && isIdentity(known)) {
    const reason = `${wish.source} stopped them`;
    await stopPerson(deps, { leadId, identities: [known], ...wish, reason });
    return;
  }
  const { why: reason, source } = wish;
  const at = deps.now().toISOString();
  await deps.suppressions.add(scope, value, { scope, reason, source, at });
}

/** What was stopped together is let go together: for the same reason, at the same word. What stands for another reason stays. */
export async function releaseLeadKnownAs(
  deps: StopLeadDeps & { readonly suppressions: Pick<SuppressionList, "find" | "remove"> },
  { leadId, reason, source }: Suppression,
  by: Parameters<SuppressionList["remove"]>[2],
): Promise<void> {
  if (leadId === undefined) return;
  const { leads, conversations, suppressions } = deps;
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  for (const { scope, value } of everyIdentityOf(lead, conversation)) {
    const found = await suppressions.find(whoIs(scope, value));
    const isOfThatStop =
      found?.scope === scope &&
      found.leadId === leadId &&
      found.reason === reason &&
      found.source === source;
    if (isOfThatStop) await suppressions.remove(scope, value, by, found);
  }
}

function isIdentity(known: KnownAs): known is Identity {
  return known.scope !== "domain" && known.scope !== "company";
}

/** Profiles and numbers have no index: those that a person is about to use stand on open tasks, and the rest every claim of a send looks up. */
async function leadKnownAs(
  { leads, tasks }: StopLeadDeps,
  known: KnownAs,
): Promise<string | undefined> {
  if (!isIdentity(known)) return undefined;
  const { scope, value } = known;
  if (scope === "address") return (await leads.holderOf([emailIdentity(value)]))?.leadId;
  const wanted = suppressionKey(scope, value);
  const found = (await tasks.open(MOST_TASKS)).filter(
    ({ kind, to }) => scopeOf[kind] === scope && suppressionKey(scope, to) === wanted,
  );
  const [leadId, ...others] = new Set(found.map((task) => task.leadId));
  // A number that is on the tasks of several is nobody's: the number is stopped, and none of them.
  return others.length > 0 ? undefined : leadId;
}

const MOST_TASKS = 500;

const scopeOf: Readonly<Record<PersonTask["kind"], IdentityScope>> = {
  "linkedin-invite": "linkedin",
  "linkedin-message": "linkedin",
  call: "phone",
};
