import * as z from "zod";
import { agentNames } from "#shared/domain/agents/agents.ts";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import { changedLead } from "#shared/domain/leads/changed-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { htmlType } from "../../http/html-type.ts";
import { hasRole, nameOf, type Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { formRoute, Id, type Reply, type Route, route } from "../../http/route.ts";
import { DoneOnDossier, type Dossier, dossierPage } from "../pages/dossier-page.ts";

export type DossierRouteDeps = {
  readonly leads: LeadStore;
  readonly runs: Pick<RunStore, "context" | "executionsOf">;
  readonly suppressions: Pick<SuppressionList, "find">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  /** What the note held back goes on. */
  readonly outreach: Queue<{ readonly kind: "plan-next"; readonly leadId: string }>;
  readonly now: () => Date;
};

const Shown = z.strictObject({ done: DoneOnDossier.optional() });

/** The note as the page showed it: another one is let go by whoever read that one. */
const Form = z.object({ action: z.literal("clear-note"), note: z.string().max(20_000) });

export function dossierRoutes(deps: DossierRouteDeps): readonly Route[] {
  const { leads, now } = deps;

  async function found(id: string): Promise<Lead> {
    const lead = await leads.find(id);
    if (!lead) throw refusal(404, `There is no lead ${id}.`);
    return lead;
  }

  async function page(
    lead: Lead,
    person: Person,
    shown: Pick<Dossier, "done" | "refused">,
  ): Promise<Reply> {
    const { id } = lead;
    const who = { ...identitiesOf(lead, undefined), companyKey: companyKeyOf(lead) };
    const [contacts, facts, growth, campaign, work, stopped, { timeZone }] = await Promise.all([
      leads.contactsOf(id),
      leads.factsOf(id),
      leads.growthOf(id),
      leads.campaignOf(id),
      workOn(deps.runs, id),
      deps.suppressions.find(who),
      deps.directory.companyDay(),
    ]);
    const may = { act: hasRole(person, "rep"), release: hasRole(person, "manager") };
    const known = { lead, contacts, facts, growth, campaign, work, stopped, timeZone };
    const text = await dossierPage({ ...known, ...shown, may, now: now() });
    return { status: shown.refused ? 409 : 200, text, contentType: htmlType };
  }

  /** Why the note cannot be let go; undefined once it is. */
  async function clearNote(lead: Lead, note: string, by: string): Promise<string | undefined> {
    if (lead.notes?.replaceAll("\r\n", "\n") !== note.replaceAll("\r\n", "\n")) {
      return "The note was changed since you opened this page; read it as it is now.";
    }
    if (lead.noteCleared?.note !== lead.notes) {
      const changed = changedLead(lead, { noteClearedBy: by }, now());
      const outcome = await leads.replace(changed, lead.version, { claim: [], release: [] });
      if (outcome.kind !== "replaced") {
        return "The lead was changed at the same moment; read it as it is now, and press again.";
      }
    }
    // Also for a note that is let go already: the request before may have ended between the two.
    await deps.outreach.send({ kind: "plan-next", leadId: lead.id });
    return undefined;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/leads/{id}/dossier",
      role: "viewer",
      summary: "A lead as a page: score, facts, and the campaign with what each sentence rests on",
      tag: "leads",
      params: z.object({ id: Id }),
      query: Shown,
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ params: { id }, query: { done }, person }) =>
        page(await found(id), person, { done }),
    }),
    formRoute({
      method: "post",
      path: "/api/v1/leads/{id}/dossier",
      role: "rep",
      summary: "The button of that page which says that your note is no reason to wait",
      tag: "leads",
      params: z.object({ id: Id }),
      // A form goes to the address of the page it stands on.
      query: Shown,
      schema: Form,
      answers: {
        303: { description: "Done; the page says so." },
        409: { description: "The note is another one by now.", contentType: "text/html" },
      },
      handle: async ({ params: { id }, body: { note }, person }) => {
        const refused = await clearNote(await found(id), note, nameOf(person));
        if (refused !== undefined) return page(await found(id), person, { refused });
        const location = `/api/v1/leads/${encodeURIComponent(id)}/dossier?done=clear-note`;
        return { status: 303, location };
      },
    }),
  ];
}

/** The agents' runs of a lead: its thread names them. */
async function workOn(
  runs: DossierRouteDeps["runs"],
  leadId: string,
): Promise<readonly AgentExecution[]> {
  const entries = await Promise.all(agentNames.map((agent) => runs.context(agent, leadId)));
  const runIds = [...new Set(entries.flat().map(({ runId }) => runId))];
  const executions = await Promise.all(runIds.map((runId) => runs.executionsOf(runId)));
  return executions.flat();
}
