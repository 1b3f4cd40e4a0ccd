import { html } from "hono/html";
import type { OutboxEntry, OutboxStatus } from "#shared/domain/outreach/outbox-entry.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import type { Html } from "../page.ts";
import { table } from "../table.ts";
import { capital, moment, plainly } from "../words.ts";

export function outboxSection(entries: readonly OutboxEntry[], timeZone: string): Html {
  const inOrder = entries.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  return html`<section><h2>Planned and sent</h2>${table(
    ["What", "State", "Planned for", "Sent", "Let go by", "Why"],
    inOrder.map((entry) => row(entry, timeZone)),
  )}</section>`;
}

function row(entry: OutboxEntry, timeZone: string) {
  const { channel, status, dueAt, sentAt, approvedBy, basis, reason } = entry;
  return [
    html`${whatItIs(entry)} <span class="aside">${channelNames[channel]}</span>`,
    html`<span class="badge ${status}">${statusNames[status]}</span>`,
    moment(dueAt, timeZone),
    moment(sentAt, timeZone),
    approvedBy === "campaign" ? "the campaign’s settings" : approvedBy,
    plainly(capital(reason ?? basis), timeZone),
  ];
}

function whatItIs({ kind, step, writtenBy }: OutboxEntry): string {
  if (writtenBy !== undefined) return "Written by a person";
  if (kind === "step") return `Message ${step} of the campaign`;
  return kind === "reply" ? "Answer" : "About the meeting";
}

export const channelNames: Readonly<Record<Channel, string>> = {
  email: "E-mail",
  linkedin: "LinkedIn",
  call: "Telephone",
};

const statusNames: Readonly<Record<OutboxStatus, string>> = {
  planned: "Planned",
  claimed: "Being sent",
  sent: "Sent",
  failed: "Could not be sent",
  unknown: "Perhaps sent; being checked",
  cancelled: "Taken back",
};
