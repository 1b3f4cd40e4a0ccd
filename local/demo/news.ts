import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { DepartmentClock } from "../clock/department-clock.ts";
import type { Department } from "../department.ts";
import { isJournalCopy } from "../mail/journal-copy.ts";
import type { StoredMail } from "../mail/mailbox.ts";
import { outreachIdOf } from "../mail/outreach-id.ts";
import { readMail } from "../mail/read-mail.ts";
import type { StoredRecords } from "../records/stored-records.ts";
import { createSwitchNews } from "./switch-news.ts";
import { createToldNews } from "./told-news.ts";

const proposals = { reply: "an answer", meeting: "a meeting", strategy: "a change" } as const;

type NewsDeps = {
  readonly department: Pick<Department, "url"> & {
    readonly mail: Pick<Department["mail"], "mailbox">;
  };
  readonly records: Pick<
    StoredRecords,
    "messages" | "conversations" | "waitingApprovals" | "meetings" | "audit"
  >;
  readonly dataDirectory: string;
  readonly clock: Pick<DepartmentClock, "now">;
  readonly say: (line: string) => void;
};

/** One line for each thing that happened since the last look. */
export function createNews({ department, records, dataDirectory, clock, say }: NewsDeps) {
  const { mailbox } = department.mail;
  const told = createToldNews(dataDirectory, (mailbox.list({ limit: 1 })[0]?.id ?? 0) + 1);
  const { isNew } = told;
  let { isFirst } = told;
  const tellSwitches = createSwitchNews({ url: department.url, records, now: clock.now, line });

  async function tell(): Promise<void> {
    await tellSwitches();
    for (const mail of mailbox.since(told.nextMail(), 200)) {
      await tellMail(mail);
      told.mailTold(mail.id);
    }
    for (const message of await records.messages()) tellReading(message);
    for (const { id, reason, proposal } of await records.waitingApprovals()) {
      if (isNew(`approval ${id}`)) {
        line(
          `approval   ${proposals[proposal.kind]}, because: ${reason}: ${department.url}/api/v1/approvals/page`,
        );
      }
    }
    for (const { id, attendee, slot, timeZone } of await records.meetings()) {
      if (isNew(`meeting ${id}`) && !isFirst) {
        const when = momentInWords(slot.startsAt, timeZone);
        line(`meeting    with ${attendee.email}, ${when} (${timeZone})`);
      }
    }
    for (const conversation of await records.conversations()) tellEnd(conversation);
    isFirst = false;
    told.keep();
  }

  async function tellMail(mail: StoredMail): Promise<void> {
    const { calendar } = await readMail(mail.raw);
    const to = mail.recipients.join(", ");
    if (mail.direction === "in") {
      if (!isJournalCopy(mail))
        line(`received   from ${mail.sender || "a mail server"}: ${mail.subject}`);
      return;
    }
    if (outreachIdOf(mail.raw) === undefined) return;
    line(`sent       to ${to}: ${mail.subject} (${department.url}/mailbox/${mail.id})`);
    if (calendar?.method === "REQUEST") {
      line(`booked     the invitation is ${await saveInvitation(mail.id, calendar.content)}`);
    }
  }

  function tellReading({ id, from, reading, outcome }: ConversationMessage): void {
    if (!reading || !isNew(`reading ${id}`) || isFirst) return;
    const labels = reading.labels.map(({ label }) => label.replaceAll("_", " ")).join(", ");
    const done = outcome === undefined ? "" : `; done: ${outcome}`;
    line(`read       ${from} means: ${labels}${done}`);
  }

  /** An opt-out by the link in a mail leaves no reply that could be told. */
  function tellEnd({ leadId, email, state, reason, sequence: { stopped } }: Conversation): void {
    const why = state === "closed" ? reason : stopped?.reason;
    if (why === undefined || !isNew(`end ${leadId} ${state === "closed"}`) || isFirst) return;
    line(`${state === "closed" ? "closed  " : "stopped "}   ${email ?? leadId}: ${why}`);
  }

  async function saveInvitation(id: number, content: string): Promise<string> {
    const folder = join(dataDirectory, "results", "meetings");
    await mkdir(folder, { recursive: true });
    const file = join(folder, `meeting-${id}.ics`);
    await writeFile(file, content);
    return file;
  }

  function line(text: string): void {
    say(`${new Date(clock.now()).toISOString().slice(0, 16).replace("T", " ")}  ${text}`);
  }

  return { tell };
}
