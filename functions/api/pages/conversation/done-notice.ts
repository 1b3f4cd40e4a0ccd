import { html } from "hono/html";
import * as z from "zod";
import type { Html } from "../page.ts";

/** What a form of the page did: the page that follows says it. */
export const DoneOnConversation = z.enum([
  "answer",
  "read-as",
  "referral",
  "take-over",
  "hand-back",
  "close",
  "rest",
  "nothing",
  "stop",
  "release",
]);
export type DoneOnConversation = z.infer<typeof DoneOnConversation>;

export function doneNotice(done: DoneOnConversation | undefined): Html | "" {
  return done === undefined
    ? ""
    : html`<p class="notice good" role="status">${sentences[done]}</p>`;
}

const sentences: Readonly<Record<DoneOnConversation, string>> = {
  answer:
    "Your answer is planned and leaves within minutes, unless sending is stopped. Drafts that waited for a decision are withdrawn.",
  "read-as":
    "Thank you. The department handles the reply again as you read it; load this page again in a moment to see what it did.",
  referral: "Noted; what became of the person they named stands with their message.",
  "take-over": "It is yours: the department writes nothing here by itself until you give it back.",
  "hand-back": "The department has it again: it reads and answers what they write next.",
  close: "It is closed: what was planned and what waited for a decision is taken back.",
  rest: "It rests: nothing goes out by itself. Should they write, the department reads it.",
  nothing: "It is off the list of what waits, and goes on as it was.",
  stop: "This person is stopped: nothing goes to them any more, and what was planned is taken back.",
  release: "They may be written to again. Nothing was planned anew: write yourself if you wish.",
};
