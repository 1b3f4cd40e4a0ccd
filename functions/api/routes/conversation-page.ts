import { randomUUID } from "node:crypto";
import * as z from "zod";
import { identitiesOf } from "#shared/domain/compliance/person-identities.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { isByHand, taskId } from "#shared/domain/outreach/person-task.ts";
import { ReplyLabel } from "#shared/domain/replies/reply-reading.ts";
import { htmlType } from "../../http/html-type.ts";
import { hasRole, nameOf, type Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { formRoute, Id, type Reply, type Route, route } from "../../http/route.ts";
import { correctReading } from "../conversations/correct-reading.ts";
import type { ConversationRoutesDeps } from "../conversations/deps.ts";
import { endAsPerson } from "../conversations/end-as-person.ts";
import { makeReferredLead } from "../conversations/make-referred-lead.ts";
import { referredStandings } from "../conversations/referred-standings.ts";
import { handBack, takeOver } from "../conversations/take-over.ts";
import { wholeConversation } from "../conversations/whole-conversation.ts";
import { writeAsPerson } from "../conversations/write-as-person.ts";
import { DoneOnConversation } from "../pages/conversation/done-notice.ts";
import type { TasksOfEntries } from "../pages/conversation/outbox-section.ts";
import { conversationPage } from "../pages/conversation-page.ts";

const LeadPath = z.object({ leadId: Id });
const Shown = z.strictObject({ done: DoneOnConversation.optional() });
const MessageId = z.string().min(1).max(600);

const Form = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("answer"),
    /** Made with the page: the form sent twice writes one message. */
    key: z.string().regex(/^[A-Za-z0-9-]{1,80}$/),
    text: z.string().trim().min(1).max(20_000),
  }),
  z.object({ action: z.literal("read-as"), messageId: MessageId, label: ReplyLabel }),
  z.object({ action: z.literal("referral"), messageId: MessageId }),
  z.object({ action: z.enum(["take-over", "hand-back", "close", "rest", "nothing"]) }),
]);
type Form = z.infer<typeof Form>;

/** A conversation as a page, and what a person decides there. */
export function conversationPageRoutes(deps: ConversationRoutesDeps): readonly Route[] {
  const { conversations } = deps;

  /** Why it cannot be done; undefined once it is done. */
  async function carryOut(leadId: string, form: Form, by: string): Promise<string | undefined> {
    switch (form.action) {
      case "answer": {
        const conversation = await conversations.find(leadId);
        if (!conversation) throw refusal(404, `Lead ${leadId} has no conversation.`);
        const { key, text } = form;
        const written = { key, text: text.replaceAll("\r\n", "\n") };
        const decided = await writeAsPerson(conversation, written, by, deps);
        return "reason" in decided ? decided.reason : undefined;
      }
      case "read-as": {
        const message = await conversations.message(leadId, form.messageId);
        if (!message?.reading) return "This message was not read yet.";
        await correctReading(message, [form.label], by, deps);
        return undefined;
      }
      case "referral": {
        const made = await makeReferredLead({ leadId, messageId: form.messageId }, by, deps);
        if (made.kind === "nobody-named") return "This reply names nobody.";
        return made.kind === "unknown-message" ? "The reply or its lead is gone." : undefined;
      }
      case "take-over":
        await takeOver(leadId, by, deps);
        return undefined;
      case "hand-back":
        await handBack(leadId, by, deps);
        return undefined;
      default:
        await endAsPerson(leadId, form.action, by, deps);
        return undefined;
    }
  }

  async function page(
    leadId: string,
    person: Person,
    shown: {
      readonly done?: DoneOnConversation | undefined;
      readonly refused?: { readonly notice: string; readonly text: string };
    },
  ): Promise<Reply> {
    const [all, lead, { timeZone }] = await Promise.all([
      wholeConversation(leadId, deps),
      deps.leads.find(leadId),
      deps.directory.companyDay(),
    ]);
    const { companyKey } = all.conversation;
    const who = identitiesOf(lead, all.conversation);
    const stopped = await deps.suppressions.find({ ...who, companyKey });
    const key = hasRole(person, "rep") ? randomUUID() : undefined;
    const mayRelease = hasRole(person, "manager");
    const standings = await referredStandings(all.messages, deps);
    const about = { ...all, lead, standings, timeZone, key, stopped, mayRelease };
    const tasks = await tasksOf(all.outbox, deps);
    const text = await conversationPage({ ...about, tasks, ...shown });
    return { status: shown.refused ? 409 : 200, text, contentType: htmlType };
  }

  return [
    route({
      method: "get",
      path: "/api/v1/conversations/{leadId}/page",
      role: "viewer",
      summary: "A conversation as a page: each reply with what decided its reading",
      tag: "conversations",
      params: LeadPath,
      query: Shown,
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: ({ params: { leadId }, query: { done }, person }) => page(leadId, person, { done }),
    }),
    formRoute({
      method: "post",
      path: "/api/v1/conversations/{leadId}/page",
      role: "rep",
      summary: "The forms of that page: answer, correct a reading, take over, close, or nothing",
      tag: "conversations",
      params: LeadPath,
      // A form goes to the address of the page it stands on.
      query: Shown,
      schema: Form,
      answers: {
        303: { description: "Done; the page says what became of it." },
        409: { description: "It cannot be done; the page says why.", contentType: "text/html" },
      },
      handle: async ({ params: { leadId }, body, person }) => {
        if (!(await conversations.find(leadId))) {
          throw refusal(404, `Lead ${leadId} has no conversation.`);
        }
        const notice = await carryOut(leadId, body, nameOf(person));
        const text = body.action === "answer" ? body.text : "";
        if (notice !== undefined) return page(leadId, person, { refused: { notice, text } });
        return {
          status: 303,
          location: `/api/v1/conversations/${encodeURIComponent(leadId)}/page?done=${body.action}`,
        };
      },
    }),
  ];
}

/** What became of the entries that a person is to do by hand. */
async function tasksOf(
  entries: readonly OutboxEntry[],
  { tasks }: Pick<ConversationRoutesDeps, "tasks">,
): Promise<TasksOfEntries> {
  const found = await Promise.all(
    entries
      .filter((entry) => entry.status === "sent" && isByHand(entry))
      .map(async ({ id }) => [id, await tasks.find(taskId(id))] as const),
  );
  return new Map(found.flatMap(([id, task]) => (task ? [[id, task] as const] : [])));
}
