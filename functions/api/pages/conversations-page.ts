import { html } from "hono/html";
import { type Conversation, ConversationState } from "#shared/domain/conversations/conversation.ts";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { stateNames } from "./conversation/state-names.ts";
import { type Html, renderPage } from "./page.ts";
import { table } from "./table.ts";
import { capital, moment } from "./words.ts";

export type ConversationsOverview = {
  readonly conversations: readonly Conversation[];
  /** In the same order; undefined for one that was removed. */
  readonly leads: readonly (Lead | undefined)[];
  readonly state: ConversationState | undefined;
  readonly cursor?: string | undefined;
  /** Of the company. */
  readonly timeZone: string;
};

export function conversationsPage(overview: ConversationsOverview): Promise<string> {
  const { conversations, leads, state, cursor, timeZone } = overview;
  return renderPage({
    title: "Conversations",
    section: "conversations",
    refreshSeconds: 15,
    body: html`
<header>
  <p class="eyebrow">Sales department</p>
  <h1>Conversations</h1>
  <p>${choice(undefined, state)} ${ConversationState.options.map((one) => choice(one, state))}</p>
</header>
<main><section>
  ${
    conversations.length === 0
      ? html`<p class="hint">${state ? "No conversation is in this state now." : "Nobody was chosen to be written to yet. Leads are chosen at 09:00 of each working day."}</p>`
      : table(
          ["Lead", "State", "Why", "They wrote last", "We wrote last"],
          conversations.map((one, index) => row(one, leads[index], timeZone)),
        )
  }
  ${cursor ? html`<p><a href="?${query(state, cursor)}">More</a></p>` : ""}
</section></main>
<footer>Times by the clock of ${timeZone}. Looks again every 15 s.</footer>`,
  });
}

function choice(state: ConversationState | undefined, chosen: ConversationState | undefined): Html {
  const name = state === undefined ? "All" : stateNames[state];
  if (state === chosen) return html`<strong class="badge">${name}</strong> `;
  return html`<a class="badge" href="/api/v1/conversations/overview?${query(state)}">${name}</a> `;
}

function query(state: ConversationState | undefined, cursor?: string): string {
  return String(
    new URLSearchParams({ ...(state && { state }), ...(cursor !== undefined && { cursor }) }),
  );
}

function row(conversation: Conversation, lead: Lead | undefined, timeZone: string) {
  const { leadId, state, reason, lastInboundAt, lastOutboundAt } = conversation;
  const needed = waitsForPerson(conversation);
  const name = lead?.company.name ?? lead?.company.domain ?? conversation.companyKey;
  return [
    html`<a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${name}</a> <span class="aside">${lead?.person?.fullName ?? ""}</span>`,
    needed
      ? html`<span class="badge parked">Waits for your answer</span>`
      : html`<span class="badge ${state}">${stateNames[state]}</span>`,
    capital(plainly(needed?.why ?? reason, timeZone)),
    moment(lastInboundAt, timeZone),
    moment(lastOutboundAt, timeZone),
  ];
}
