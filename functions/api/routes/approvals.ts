import * as z from "zod";
import { pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import type { Choice } from "#shared/domain/meetings/decide.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationLists, ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { Pauses } from "#shared/ports/pauses.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { approveLinkValue } from "../../approve-link.ts";
import { conversationsWaiting, type WaitingConversation } from "../../conversations-waiting.ts";
import type { DecideApproval } from "../../decide-approval.ts";
import { htmlType } from "../../http/html-type.ts";
import { hasRole, type Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { Cursor, Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { type TaskStopDeps, taskStop } from "../../task-stop.ts";
import { type ApprovalRow, approvalsPage } from "../pages/approvals-page.ts";
import type { TaskRow } from "../pages/task-section.ts";
import type { WaitingRow } from "../pages/waiting-section.ts";

export type ApprovalRoutesDeps = TaskStopDeps & {
  readonly approvals: Pick<ApprovalStore, "find" | "list" | "ofLead">;
  readonly decide: DecideApproval;
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find" | "message"> &
    Pick<ConversationLists, "waiting">;
  readonly tasks: Pick<TaskStore, "open">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly pauses: Pick<Pauses, "list">;
  readonly signer: Pick<Signer, "sign">;
  readonly now: () => Date;
};

/** The flow's token is nobody's business outside. */
const ShownApproval = Approval.omit({ taskToken: true });

const Query = z.strictObject({
  status: z.enum(["waiting", "any"]).default("waiting"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  leadId: Id.optional(),
});

const Decision = z.strictObject({
  choice: z.enum(["approve", "reject"]),
  /** One of the proposed times, to be booked at once. */
  slot: Slot.optional(),
  subject: z.string().min(1).max(300).optional(),
  text: z.string().min(1).max(5_000).optional(),
  note: z.string().max(1_000).optional(),
});
type Decision = z.infer<typeof Decision>;

const Decided = z.object({
  /** was-decided: somebody was faster, and nothing changed. */
  outcome: z.enum(["decided", "was-decided"]),
  approval: ShownApproval,
});

/** More than anybody does before the page is looked at again; what is done makes room for the next. */
const MOST = { decisions: 50, tasks: 20 };

export function approvalRoutes(deps: ApprovalRoutesDeps): readonly Route[] {
  const { approvals, decide } = deps;

  return [
    route({
      method: "get",
      path: "/api/v1/approvals",
      role: "viewer",
      summary: "What waits for a person, oldest first; or the newest of all",
      tag: "approvals",
      query: Query,
      answers: {
        200: {
          description: "The approvals.",
          schema: z.object({ approvals: z.array(ShownApproval) }),
        },
      },
      handle: async ({ query }) => {
        const found = await listed(deps, query);
        return {
          status: 200,
          json: { approvals: found.map((one) => ShownApproval.parse(one)) },
        };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/approvals/page",
      role: "viewer",
      summary: "The same as a page, with a way to decide for those who may",
      tag: "approvals",
      query: z.strictObject({ done: z.literal("task").optional(), after: Cursor.optional() }),
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ person, query: { done, after } }) => {
        const isFurther = after !== undefined;
        const [{ waiting: toAnswer, next }, pauses, { timeZone }] = await Promise.all([
          conversationsWaiting(deps.conversations, after),
          deps.pauses.list(),
          deps.directory.companyDay(),
        ]);
        const { waiting, decided, tasks } = isFurther ? nothing : await listedFirst(deps);
        const text = await approvalsPage({
          waiting: await Promise.all(waiting.map((one) => rowOf(deps, one, person))),
          decided: await Promise.all(decided.map((one) => rowOf(deps, one, undefined))),
          toAnswer: await Promise.all(toAnswer.map((one) => waitingRow(deps, one))),
          next,
          isFurther,
          tasks: await Promise.all(tasks.map((one) => taskRow(deps, one))),
          most: MOST,
          mayClose: hasRole(person, "rep"),
          done,
          timeZone,
          stopped: pauseOf(pauses, { kind: "all" }),
          now: deps.now(),
        });
        return { status: 200, text, contentType: htmlType };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/approvals/{id}",
      role: "viewer",
      summary: "One approval",
      tag: "approvals",
      params: z.object({ id: Id }),
      answers: { 200: { description: "The approval.", schema: ShownApproval } },
      handle: async ({ params: { id } }) => {
        const approval = await approvals.find(id);
        if (!approval) throw refusal(404, `There is no approval ${id}.`);
        return { status: 200, json: ShownApproval.parse(approval) };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/approvals/{id}/decide",
      role: "rep",
      summary: "Approve, edit or reject; a second decision changes nothing and is told the first",
      tag: "approvals",
      params: z.object({ id: Id }),
      schema: Decision,
      answers: { 200: { description: "What was decided, now or before.", schema: Decided } },
      handle: async ({ params: { id }, body, person }) => {
        const by = { by: person.email || person.id, through: "api" } as const;
        const clicked = await decide(id, choiceOf(body), by);
        if (clicked.kind === "unknown") throw refusal(404, `There is no approval ${id}.`);
        if (clicked.kind === "refused") throw refusal(422, `Not possible: ${clicked.reason}.`);
        const approval = ShownApproval.parse(clicked.approval);
        return { status: 200, json: { outcome: clicked.kind, approval } };
      },
    }),
  ];
}

const nothing = { waiting: [], decided: [], tasks: [] };

async function listedFirst({ approvals, tasks }: ApprovalRoutesDeps) {
  const [waiting, newest, open] = await Promise.all([
    approvals.list({ status: "waiting", limit: MOST.decisions }),
    approvals.list({ status: "any", limit: MOST.decisions }),
    tasks.open(MOST.tasks),
  ]);
  return { waiting, decided: newest.filter(({ status }) => status !== "waiting"), tasks: open };
}

function listed(
  { approvals }: ApprovalRoutesDeps,
  { leadId, status, limit }: z.infer<typeof Query>,
): Promise<readonly Approval[]> {
  return leadId ? approvals.ofLead(leadId) : approvals.list({ status, limit });
}

function choiceOf({ choice, note, ...edits }: Decision): Choice {
  return choice === "reject" ? { kind: "reject", note } : { kind: "approve", note, ...edits };
}

/** Who may decide gets a link that decides in their name; it is good for an hour, for pages are left open. */
async function rowOf(
  deps: ApprovalRoutesDeps,
  approval: Approval,
  person: Person | undefined,
): Promise<ApprovalRow> {
  const { signer, now } = deps;
  const { leadId, proposal } = approval;
  const name = leadId ? await nameOfLead(deps, leadId) : "";
  const answered =
    leadId && proposal.kind !== "strategy"
      ? await deps.conversations.message(leadId, proposal.messageId)
      : undefined;
  const row = { approval, name, answered };
  if (!person || !hasRole(person, "rep")) return row;
  const value = approveLinkValue({ approvalId: approval.id, person: person.email || person.id });
  const until = new Date(now().getTime() + 3_600_000);
  return { ...row, link: `/a/${await signer.sign("approve", value, until)}` };
}

async function waitingRow(
  deps: ApprovalRoutesDeps,
  { conversation: { leadId }, needed }: WaitingConversation,
): Promise<WaitingRow> {
  const [name, message] = await Promise.all([
    nameOfLead(deps, leadId),
    needed.messageId ? deps.conversations.message(leadId, needed.messageId) : undefined,
  ]);
  return { leadId, name, needed, text: message?.text };
}

async function taskRow(deps: ApprovalRoutesDeps, task: PersonTask): Promise<TaskRow> {
  const [name, stop] = await Promise.all([nameOfLead(deps, task.leadId), taskStop(deps, task)]);
  return { task, name, stop };
}

async function nameOfLead(
  { leads }: Pick<ApprovalRoutesDeps, "leads">,
  id: string,
): Promise<string> {
  const lead = await leads.find(id);
  const name = [lead?.person?.fullName, lead?.company.name].filter(Boolean).join(", ");
  return name || id;
}
