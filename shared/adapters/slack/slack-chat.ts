import * as z from "zod";
import {
  type ChatButton,
  type ChatMessage,
  type ChatOutcome,
  type ChatPlace,
  ChatUnavailable,
  type TeamChat,
} from "#shared/ports/team-chat.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type SlackOptions = {
  readonly http: JsonHttp;
  /** Undefined where Slack is not connected. Read with every message, so a token stored later needs no deploy. */
  readonly connection: () => Promise<SlackConnection | undefined>;
  readonly baseUrl?: string;
};

export type SlackConnection = { readonly token: string; readonly channel: string };

export function slackChat(options: SlackOptions): TeamChat {
  return {
    async post(message) {
      const connection = await options.connection();
      if (!connection) return { kind: "not-connected" };
      const { channel } = connection;
      return send(options, connection, "chat.postMessage", { channel, ...contentOf(message) });
    },

    async update({ channel, timestamp }, message) {
      const connection = await options.connection();
      if (!connection) return { kind: "not-connected" };
      const place = { channel, ts: timestamp };
      return send(options, connection, "chat.update", { ...place, ...contentOf(message) });
    },
  };
}

/** Slack refuses texts over 3,000 characters in a section. */
const LONGEST_SECTION = 2_900;
const LONGEST_TEXT = 2_000;

function contentOf({ text, paragraphs, buttons }: ChatMessage) {
  const sections = paragraphs.map((paragraph) => ({
    type: "section",
    // plain_text: what a prospect wrote must not mention a channel or make a link.
    text: { type: "plain_text", text: cut(paragraph, LONGEST_SECTION), emoji: false },
  }));
  const actions = buttons.length > 0 ? [{ type: "actions", elements: buttons.map(elementOf) }] : [];
  const blocks = JSON.stringify([...sections, ...actions]);
  // The line for notifications is marked-up text: & < > are its control characters.
  const escaped = cut(text, LONGEST_TEXT)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
  return { text: escaped, blocks };
}

function elementOf(button: ChatButton) {
  const text = { type: "plain_text", text: button.label, emoji: false };
  if ("url" in button) return { type: "button", action_id: "open", text, url: button.url };
  const { action, value } = button;
  const style = action === "approve" ? "primary" : "danger";
  return { type: "button", action_id: action, text, value, style };
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const Answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), channel: z.string(), ts: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** Slack answers a refusal with status 200; only its limits and faults are statuses. */
async function send(
  { http, baseUrl = "https://slack.com/api" }: SlackOptions,
  { token }: SlackConnection,
  method: "chat.postMessage" | "chat.update",
  form: Readonly<Record<string, string>>,
): Promise<ChatOutcome> {
  const answer = await http.request({
    method: "POST",
    url: `${baseUrl}/${method}`,
    headers: { authorization: `Bearer ${token}` },
    form,
    schema: Answer,
    timeoutMilliseconds: 10_000,
  });
  if (answer.kind !== "ok") {
    throw new ChatUnavailable(`Slack did not take a message: ${JSON.stringify(answer)}`);
  }
  if (answer.value.ok) return { kind: "posted", place: placeOf(answer.value) };
  if (isPassing(answer.value.error)) throw new ChatUnavailable(answer.value.error);
  return { kind: "refused", reason: answer.value.error };
}

function placeOf({ channel, ts }: { readonly channel: string; readonly ts: string }): ChatPlace {
  return { channel, timestamp: ts };
}

function isPassing(error: string): boolean {
  return ["ratelimited", "rate_limited", "internal_error", "fatal_error"].includes(error);
}
