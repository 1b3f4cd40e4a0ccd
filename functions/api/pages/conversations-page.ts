import { html } from "hono/html";
import { type Conversation, ConversationState } from "#shared/domain/conversations/conversation.ts";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { type Html, renderPage } from "./page.ts";
import { time, title } from "./words.ts";

export type ConversationsOverview = {
  readonly conversations: readonly Conversation[];
  /** In the same order; undefined for one that was removed. */
  readonly leads: readonly (Lead | undefined)[];
  readonly state: ConversationState | undefined;
  readonly cursor?: string | undefined;
};

export function conversationsPage(overview: ConversationsOverview): Promise<string> {
  const { conversations, leads, state, cursor } = overview;
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
      ? html`<p class="hint">Nobody was written to yet${state ? " in this state" : ""}.</p>`
      : html`<table>
    <thead><tr><th>Lead</th><th>State</th><th>Why</th><th>Last heard</th><th>Last written</th></tr></thead>
    <tbody>${conversations.map((conversation, index) => row(conversation, leads[index]))}</tbody>
  </table>`
  }
  ${cursor ? html`<p><a href="?${query(state, cursor)}">More</a></p>` : ""}
</section></main>`,
  });
}

function choice(state: ConversationState | undefined, chosen: ConversationState | undefined): Html {
  const name = state === undefined ? "All" : title(state);
  if (state === chosen) return html`<strong class="badge">${name}</strong> `;
  return html`<a class="badge" href="/api/v1/conversations/overview?${query(state)}">${name}</a> `;
}

function query(state: ConversationState | undefined, cursor?: string): string {
  return String(
    new URLSearchParams({ ...(state && { state }), ...(cursor !== undefined && { cursor }) }),
  );
}

function row(conversation: Conversation, lead: Lead | undefined): Html {
  const { leadId, state, reason, lastInboundAt, lastOutboundAt } = conversation;
  const needed = waitsForPerson(conversation);
  const name = lead?.company.name ?? lead?.company.domain ?? conversation.companyKey;
  return html`<tr>
  <td><a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${name}</a>
    <span class="aside">${lead?.person?.fullName ?? ""}</span></td>
  <td>${needed ? html`<span class="badge parked">Waits for a person</span>` : html`<span class="badge ${state}">${title(state)}</span>`}</td>
  <td>${needed?.why ?? reason}</td>
  <td>${time(lastInboundAt)}</td>
  <td>${time(lastOutboundAt)}</td>
</tr>`;
}
