import { randomUUID } from "node:crypto";
import * as z from "zod";
import {
  Conversation,
  ConversationMessage,
  ConversationState,
} from "#shared/domain/conversations/conversation.ts";
import { Lead } from "#shared/domain/leads/lead.ts";
import { Approval } from "#shared/domain/meetings/approval.ts";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { ReplyLabel } from "#shared/domain/replies/reply-reading.ts";
import { htmlType } from "../../http/html-type.ts";
import { nameOf } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { Cursor, Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { correctReading } from "../conversations/correct-reading.ts";
import type { ConversationRoutesDeps } from "../conversations/deps.ts";
import { makeReferredLead } from "../conversations/make-referred-lead.ts";
import { pauseLead } from "../conversations/pause-lead.ts";
import { handBack, takeOver } from "../conversations/take-over.ts";
import { wholeConversation } from "../conversations/whole-conversation.ts";
import { writeAsPerson } from "../conversations/write-as-person.ts";
import { conversationsPage } from "../pages/conversations-page.ts";
import { conversationPageRoutes } from "./conversation-page.ts";

const LeadPath = z.object({ leadId: Id });
const MessagePath = z.object({ leadId: Id, messageId: z.string().min(1).max(600) });

const Filter = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: Cursor.optional(),
  state: ConversationState.optional(),
});

const OwnReply = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
  subject: z.string().trim().min(1).max(300).optional(),
  /** Yours to choose; a request sent again with the same key writes one message. */
  key: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,80}$/)
    .optional(),
});

const Whole = z.object({
  conversation: Conversation,
  messages: z.array(ConversationMessage),
  outbox: z.array(OutboxEntry),
  approvals: z.array(Approval),
  meeting: Meeting.optional(),
});

/** What was said with each lead, and the ways a person takes part. */
export function conversationRoutes(deps: ConversationRoutesDeps): readonly Route[] {
  const { conversations, leads, corrections } = deps;

  async function found(leadId: string): Promise<Conversation> {
    const conversation = await conversations.find(leadId);
    if (!conversation) throw refusal(404, `Lead ${leadId} has no conversation.`);
    return conversation;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/conversations",
      role: "viewer",
      summary: "Conversations, the latest first",
      tag: "conversations",
      query: Filter,
      answers: {
        200: {
          description: "A page of them.",
          schema: z.object({ conversations: z.array(Conversation), cursor: z.string().optional() }),
        },
      },
      handle: async ({ query }) => ({ status: 200, json: await conversations.list(query) }),
    }),
    // Before conversations/{leadId}, which would take "waiting" and "overview" for ids.
    route({
      method: "get",
      path: "/api/v1/conversations/waiting",
      role: "viewer",
      summary: "Conversations whose next word is a person's, who waits longest first",
      tag: "conversations",
      query: Filter.omit({ state: true }),
      answers: {
        200: {
          description: "A page of them; what waits as an approval is not among them.",
          schema: z.object({ conversations: z.array(Conversation), cursor: z.string().optional() }),
        },
      },
      handle: async ({ query }) => ({ status: 200, json: await conversations.waiting(query) }),
    }),
    route({
      method: "get",
      path: "/api/v1/conversations/overview",
      role: "viewer",
      summary: "The conversations as a page",
      tag: "conversations",
      query: Filter,
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ query }) => {
        const page = await conversations.list(query);
        const [known, { timeZone }] = await Promise.all([
          Promise.all(page.conversations.map(({ leadId }) => leads.find(leadId))),
          deps.directory.companyDay(),
        ]);
        const about = { ...page, state: query.state, leads: known, timeZone };
        const text = await conversationsPage(about);
        return { status: 200, text, contentType: htmlType };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/conversations/{leadId}",
      role: "viewer",
      summary: "A conversation with its messages, what is planned, approvals and meeting",
      tag: "conversations",
      params: LeadPath,
      answers: { 200: { description: "All of it.", schema: Whole } },
      handle: async ({ params: { leadId } }) => ({
        status: 200,
        json: await wholeConversation(leadId, deps),
      }),
    }),
    ...conversationPageRoutes(deps),
    route({
      method: "post",
      path: "/api/v1/conversations/{leadId}/take-over",
      role: "rep",
      summary: "Take a conversation over: the department plans and answers nothing more by itself",
      tag: "conversations",
      params: LeadPath,
      answers: { 200: { description: "The conversation.", schema: Conversation } },
      handle: async ({ params: { leadId }, person }) => {
        await found(leadId);
        return { status: 200, json: await takeOver(leadId, nameOf(person), deps) };
      },
    }),
    route({
      method: "post",
      path: "/api/v1/conversations/{leadId}/hand-back",
      role: "rep",
      summary: "Give a conversation back to the department",
      tag: "conversations",
      params: LeadPath,
      answers: { 200: { description: "The conversation.", schema: Conversation } },
      handle: async ({ params: { leadId }, person }) => {
        const { state } = await found(leadId);
        if (state !== "handed_off") throw refusal(409, `No person has it: it is ${state}.`);
        return { status: 200, json: await handBack(leadId, nameOf(person), deps) };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/conversations/{leadId}/pause",
      role: "rep",
      summary: "Send no step to this lead before a day",
      tag: "conversations",
      params: LeadPath,
      schema: z.strictObject({ until: z.iso.date() }),
      answers: { 200: { description: "The conversation.", schema: Conversation } },
      handle: async ({ params: { leadId }, body: { until }, person }) => {
        await found(leadId);
        return { status: 200, json: await pauseLead(leadId, until, nameOf(person), deps) };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/conversations/{leadId}/replies",
      role: "rep",
      summary: "Write to the lead yourself; it goes out in your name's approval",
      tag: "conversations",
      params: LeadPath,
      schema: OwnReply,
      answers: {
        200: {
          description: "The same was asked for before; it stands as it is.",
          schema: OutboxEntry,
        },
        201: { description: "What was planned, the way they wrote last.", schema: OutboxEntry },
      },
      handle: async ({ params: { leadId }, body, person }) => {
        const conversation = await found(leadId);
        const { key = randomUUID(), ...written } = body;
        const decided = await writeAsPerson(
          conversation,
          { key, ...written },
          nameOf(person),
          deps,
        );
        switch (decided.kind) {
          case "planned":
            return { status: 201, json: decided.entry };
          case "was-planned":
            return { status: 200, json: decided.entry };
          case "conflict":
            throw refusal(409, decided.reason);
          case "no-way":
            throw refusal(422, decided.reason);
        }
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/conversations/{leadId}/messages/{messageId}/correction",
      role: "rep",
      summary: "Say what a reply really means; it is handled again",
      tag: "conversations",
      params: MessagePath,
      schema: z.strictObject({ labels: z.array(ReplyLabel).min(1).max(10) }),
      answers: { 200: { description: "The message as corrected.", schema: ConversationMessage } },
      handle: async ({ params: { leadId, messageId }, body: { labels }, person }) => {
        const message = await conversations.message(leadId, messageId);
        if (!message) throw refusal(404, `Lead ${leadId} has no message ${messageId}.`);
        if (!message.reading) throw refusal(409, "This message was not read yet.");
        return { status: 200, json: await correctReading(message, labels, nameOf(person), deps) };
      },
    }),
    route({
      method: "post",
      path: "/api/v1/conversations/{leadId}/messages/{messageId}/referral",
      role: "rep",
      summary:
        "Make a lead of the person a reply names; nobody writes to them before it is worked and allocated",
      tag: "conversations",
      params: MessagePath,
      answers: { 201: { description: "The new lead.", schema: Lead } },
      handle: async ({ params: { leadId, messageId }, person }) => {
        const made = await makeReferredLead({ leadId, messageId }, nameOf(person), deps);
        switch (made.kind) {
          case "made":
            return { status: 201, json: made.lead };
          case "known":
            throw refusal(409, `Lead ${made.leadId} is that person already.`);
          case "nobody-named":
            throw refusal(422, "This reply names nobody.");
          case "unknown-message":
            throw refusal(404, `Lead ${leadId} has no message ${messageId}.`);
        }
      },
    }),
    route({
      method: "get",
      path: "/api/v1/replies/corrections",
      role: "manager",
      summary: "Every reply whose reading a person corrected, one JSON object a line",
      tag: "conversations",
      answers: { 200: { description: "JSON lines.", contentType: "application/x-ndjson" } },
      handle: async () => {
        const places = await corrections.list();
        const messages = await Promise.all(
          places.map(({ leadId, messageId }) => conversations.message(leadId, messageId)),
        );
        const lines = messages.flatMap((message) =>
          message?.correction ? [`${JSON.stringify(message)}\n`] : [],
        );
        return {
          status: 200,
          text: lines.join(""),
          contentType: "application/x-ndjson",
          fileName: "corrections.jsonl",
        };
      },
    }),
  ];
}
