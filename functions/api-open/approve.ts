import * as z from "zod";
import { whatTheyWrote } from "#shared/domain/conversations/what-they-wrote.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Choice } from "#shared/domain/meetings/decide.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { dayInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { Signer } from "#shared/ports/signer.ts";
import { type ApproveLink, readApproveLink } from "../approve-link.ts";
import { type DecideApproval, saidBefore } from "../decide-approval.ts";
import { htmlType } from "../http/html-type.ts";
import { refusal } from "../http/problem.ts";
import { formRoute, type Reply, type Route, route } from "../http/route.ts";
import { type ApprovePage, approvePage } from "./approve-page.ts";

export type ApproveDeps = {
  readonly approvals: Pick<ApprovalStore, "find">;
  readonly conversations: Pick<ConversationStore, "messages">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly decide: DecideApproval;
  readonly signer: Pick<Signer, "verify">;
  readonly now: () => Date;
};

const Token = z.object({ token: z.string().max(2000) });
/** Programs that look at links add parameters of their own. */
const AnyQuery = z.object({});

const Form = z.object({
  choice: z.enum(["approve", "reject"]),
  /** Start of the time to book; empty lets the proposal go as it is. */
  slot: z.string().max(40).default(""),
  subject: z.string().max(300).default(""),
  text: z.string().max(5_000).default(""),
  note: z.string().max(1_000).default(""),
});
type Form = z.infer<typeof Form>;

/** The link in a notice decides in the name of the person it was mailed to; to open it changes nothing. */
export function approveRoutes(deps: ApproveDeps): readonly Route[] {
  const { approvals, decide, signer, now } = deps;

  async function linked(token: string): Promise<ApproveLink & { readonly approval: Approval }> {
    const value = await signer.verify("approve", token, now());
    const link = value === undefined ? undefined : readApproveLink(value);
    const approval = link && (await approvals.find(link.approvalId));
    if (!link || !approval) throw refusal(404, "This link is incomplete, or too old.");
    return { ...link, approval };
  }

  const zone = async () => (await deps.directory.companyDay()).timeZone;

  return [
    route({
      method: "get",
      path: "/a/{token}",
      role: "everyone",
      summary: "The page behind the link of a notice; it changes nothing",
      tag: "open",
      params: Token,
      query: AnyQuery,
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ params: { token } }) => {
        const { approval, person } = await linked(token);
        return page(deps, { approval, person, notice: undefined });
      },
    }),
    formRoute({
      method: "post",
      path: "/a/{token}",
      role: "everyone",
      summary: "Approve, edit or reject; a second click is told what was decided",
      tag: "open",
      params: Token,
      query: AnyQuery,
      schema: Form,
      answers: {
        200: { description: "What was decided, and by whom.", contentType: "text/html" },
        409: {
          description: "It cannot be decided so; the page says why.",
          contentType: "text/html",
        },
      },
      handle: async ({ params: { token }, body }) => {
        const { approval, person } = await linked(token);
        const by = { by: person, through: "link" } as const;
        const clicked = await decide(approval.id, choiceOf(approval, body), by);
        switch (clicked.kind) {
          case "decided":
            return page(deps, {
              approval: clicked.approval,
              person,
              notice: thanks(clicked.approval, await zone()),
            });
          case "was-decided":
            return page(deps, {
              approval: clicked.approval,
              person,
              notice: `Nothing changed, for it is decided already: ${saidBefore(clicked.approval, await zone())}.`,
            });
          case "refused":
            return page(
              deps,
              {
                approval: clicked.approval,
                person,
                notice: `Not approved yet: ${clicked.reason}. What you wrote stands below; change it and press again.`,
                typed: body,
              },
              409,
            );
          case "unknown":
            throw refusal(404, "There is nothing to decide any more.");
        }
      },
    }),
  ];
}

function thanks({ status, proposal, decidedAt = "" }: Approval, timeZone: string): string {
  if (status === "rejected") return "Thank you: it is rejected, and nothing goes out.";
  if (proposal.kind === "strategy") return "Thank you: it is approved, and holds from now on.";
  if (proposal.kind === "reply" && proposal.sendAt && proposal.sendAt > decidedAt) {
    const day = dayInWords(dayIn(timeZone, new Date(proposal.sendAt)));
    return `Thank you: it is approved, and is planned for ${day}.`;
  }
  return "Thank you: it is approved, and is planned now. What came of it stands with all approvals in a moment.";
}

async function page(
  { conversations, directory }: Pick<ApproveDeps, "conversations" | "directory">,
  shown: Omit<ApprovePage, "answered" | "since" | "timeZone">,
  status: 200 | 409 = 200,
): Promise<Reply> {
  const { leadId, proposal } = shown.approval;
  const messageId = proposal.kind === "strategy" ? undefined : proposal.messageId;
  const theirs = leadId && messageId ? whatTheyWrote(await conversations.messages(leadId)) : [];
  const answered = theirs.find(({ id }) => id === messageId);
  const since = answered ? theirs.filter(({ at }) => at > answered.at) : [];
  const { timeZone } = await directory.companyDay();
  const text = await approvePage({ ...shown, answered, since, timeZone });
  return { status, text, contentType: htmlType };
}

/** A form sends every field back: only what the person changed is an edit. Browsers end lines with CR LF. */
function choiceOf({ proposal }: Approval, form: Form): Choice {
  const note = form.note.trim() || undefined;
  if (form.choice === "reject") return { kind: "reject", note };
  if (proposal.kind === "strategy") return { kind: "approve", note };
  const text = form.text.replaceAll("\r\n", "\n");
  const isEdited = text.trim() !== "" && text.trim() !== proposal.text.trim();
  const subject = form.subject.trim();
  const slot =
    proposal.kind === "meeting"
      ? proposal.slots.find(({ startsAt }) => startsAt === form.slot)
      : undefined;
  return {
    kind: "approve",
    note,
    ...(slot && { slot }),
    ...(isEdited && { text }),
    ...(proposal.kind === "reply" && subject && subject !== proposal.subject && { subject }),
  };
}
