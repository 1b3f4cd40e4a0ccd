import { allIdentitiesOf } from "#shared/domain/compliance/person-identities.ts";
import {
  type Suppression,
  type SuppressionReason,
  type SuppressionScope,
  suppressionKey,
} from "#shared/domain/compliance/suppression.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { type StopPersonDeps, stopPerson } from "../../stop-person.ts";

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
  const leadId = await leadKnownAs(deps, known);
  if (!leadId) return;
  const addresses = known.scope === "address" ? [known.value] : [];
  await stopPerson(deps, { leadId, addresses, ...wish, reason: `${wish.source} stopped them` });
}

/** What was stopped together is let go together: for the same reason, at the same word. What stands for another reason stays. */
export async function releaseLeadKnownAs(
  deps: StopLeadDeps & { readonly suppressions: Pick<SuppressionList, "find" | "remove"> },
  known: KnownAs,
  { reason, source }: Pick<Suppression, "reason" | "source">,
  by: Parameters<SuppressionList["remove"]>[2],
): Promise<void> {
  const { leads, conversations, suppressions } = deps;
  const leadId = await leadKnownAs(deps, known);
  if (!leadId) return;
  const [lead, conversation] = await Promise.all([leads.find(leadId), conversations.find(leadId)]);
  for (const { scope, value } of allIdentitiesOf(lead, conversation)) {
    const found = await suppressions.find({ [nameOf[scope]]: value });
    const isSame = found?.scope === scope && found.reason === reason && found.source === source;
    if (isSame) await suppressions.remove(scope, value, by);
  }
}

const nameOf = { address: "email", linkedin: "linkedinUrl", phone: "phone" } as const;

/** Profiles and numbers have no index: those that a person is about to use stand on open tasks, and the rest every claim of a send looks up. */
async function leadKnownAs(
  { leads, tasks }: StopLeadDeps,
  { scope, value }: KnownAs,
): Promise<string | undefined> {
  switch (scope) {
    case "address":
      return (await leads.holderOf([`email:${value}`]))?.leadId;
    case "linkedin":
    case "phone": {
      const wanted = suppressionKey(scope, value);
      const open = await tasks.open(MOST_TASKS);
      return open.find(({ to }) => suppressionKey(scope, to) === wanted)?.leadId;
    }
    default:
      return undefined;
  }
}

const MOST_TASKS = 500;
