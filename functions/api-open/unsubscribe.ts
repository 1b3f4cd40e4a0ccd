import * as z from "zod";
import { readUnsubscribeValue } from "#shared/domain/compliance/unsubscribe-link.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Signer } from "#shared/ports/signer.ts";
import { htmlType } from "../http/html-type.ts";
import { refusal } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { createOptOut, type OptOutDeps } from "./opt-out.ts";
import { unsubscribePage } from "./unsubscribe-page.ts";

export type UnsubscribeDeps = OptOutDeps & {
  readonly signer: Pick<Signer, "verify">;
  readonly outbox: Pick<OutboxStore, "find" | "ofLead" | "cancel">;
};

const Token = z.object({ token: z.string().max(2000) });

/** Programs that rewrite links add parameters of their own; they change nothing. */
const AnyQuery = z.object({});

/**
 * The link in every sales mail. RFC 8058: the mailbox provider posts "List-Unsubscribe=One-Click" without a cookie, and
 * that is all it takes; a GET may come from a program that looks at links, so it changes nothing.
 */
export function unsubscribeRoutes(deps: UnsubscribeDeps): readonly Route[] {
  const optOut = createOptOut(deps);

  async function entryOf(token: string): Promise<OutboxEntry | undefined> {
    // Without expiry: the law wants the link to work for 30 (US) or 60 (CA) days, and longer does no harm.
    const value = await deps.signer.verify("unsubscribe", token, deps.now());
    const named = value === undefined ? undefined : readUnsubscribeValue(value);
    if (!named) {
      throw refusal(404, 'This link is incomplete. Reply "stop" to the mail instead.');
    }
    return deps.outbox.find(named.leadId, named.outboxId);
  }

  async function languageOf(entry: OutboxEntry | undefined) {
    const conversation = entry && (await deps.conversations.find(entry.leadId));
    return conversation?.language ?? "en";
  }

  return [
    route({
      method: "get",
      path: "/u/{token}",
      role: "everyone",
      summary: "The page behind the unsubscribe link; it changes nothing",
      tag: "open",
      params: Token,
      query: AnyQuery,
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ params: { token } }) => {
        const entry = await entryOf(token);
        const language = await languageOf(entry);
        const text = await unsubscribePage({ language, address: entry?.to, isDone: !entry });
        return { status: 200, text, contentType: htmlType };
      },
    }),
    route({
      method: "post",
      path: "/u/{token}",
      role: "everyone",
      summary: "One-click unsubscribe (RFC 8058): no cookie, no sign-in, no further question",
      tag: "open",
      params: Token,
      query: AnyQuery,
      answers: { 200: { description: "Done.", contentType: "text/html" } },
      handle: async ({ params: { token } }) => {
        const entry = await entryOf(token);
        // Without an entry everything of the person was erased, and an erased person stays suppressed.
        if (entry) await optOut(entry);
        else deps.log.warn("opt-out for a mail that is no longer known");
        const language = await languageOf(entry);
        const text = await unsubscribePage({ language, address: entry?.to, isDone: true });
        return { status: 200, text, contentType: htmlType };
      },
    }),
  ];
}
