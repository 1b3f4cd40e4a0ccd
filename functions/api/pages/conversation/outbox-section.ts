import { html } from "hono/html";
import { channelNames } from "#shared/domain/outreach/channel-names.ts";
import type { OutboxEntry, OutboxStatus } from "#shared/domain/outreach/outbox-entry.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import type { Html } from "../page.ts";
import { table } from "../table.ts";
import { capital, moment } from "../words.ts";

/** The tasks that entries became, by the id of the entry. */
export type TasksOfEntries = ReadonlyMap<string, PersonTask>;

export function outboxSection(
  entries: readonly OutboxEntry[],
  tasks: TasksOfEntries,
  timeZone: string,
): Html {
  const inOrder = entries.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  return html`<section><h2>Planned and sent</h2>${table(
    ["What", "State", "Planned for", "Sent", "Let go by", "Why"],
    inOrder.map((entry) => row(entry, tasks.get(entry.id), timeZone)),
  )}</section>`;
}

function row(entry: OutboxEntry, task: PersonTask | undefined, timeZone: string) {
  const { channel, status, dueAt, sentAt, approvedBy, basis, reason } = entry;
  return [
    html`${whatItIs(entry)} <span class="aside">${channelNames[channel]}</span>`,
    task
      ? html`<span class="badge ${task.status}">${taskStatusNames[task.status]}</span>`
      : html`<span class="badge ${status}">${statusNames[status]}</span>`,
    moment(dueAt, timeZone),
    moment(task ? doneAt(task) : sentAt, timeZone),
    approvedBy === "campaign" ? "the campaign’s settings" : approvedBy,
    plainly(capital(task?.reason ?? reason ?? basis), timeZone),
  ];
}

function whatItIs({ kind, step, writtenBy }: OutboxEntry): string {
  if (writtenBy !== undefined) return "Written by a person";
  if (kind === "step") return `Message ${step} of the campaign`;
  return kind === "reply" ? "Answer" : "About the meeting";
}

function doneAt({ status, closedAt }: PersonTask): string | undefined {
  return status === "done" ? closedAt : undefined;
}

export const taskStatusNames: Readonly<Record<PersonTask["status"], string>> = {
  open: "To be done by hand",
  done: "Done by hand",
  skipped: "Not done",
  stopped: "Taken back",
};

const statusNames: Readonly<Record<OutboxStatus, string>> = {
  planned: "Planned",
  claimed: "Being sent",
  sent: "Sent",
  failed: "Could not be sent",
  unknown: "Perhaps sent; being checked",
  cancelled: "Taken back",
};
