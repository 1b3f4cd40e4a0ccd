import { takeBounce } from "../effects/take-bounce.ts";
import { takeComplaint } from "../effects/take-complaint.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey } from "./message-of-mail.ts";
import { type Report, reportedEntry } from "./reported-entry.ts";
import { keepReport, takeUnprovenReport } from "./take-unproven-report.ts";

/** A mail server or a mailbox provider reports on one of our mails. Of strangers' mails nothing is believed. */
export async function takeReport(
  deps: InboundDeps,
  arrived: ArrivedMail,
  report: Report,
): Promise<void> {
  const { mail, key } = arrived;
  const entry = await reportedEntry(deps, arrived, report);
  if (!entry) return takeUnprovenReport(deps, arrived, report);
  if (report.kind === "complaint") {
    const { reason } = report;
    await takeComplaint(deps, entry, { source: "complaint-mail", reason });
    return keepReport(deps, entry, arrived, { text: reason, mailKind: "complaint" });
  }
  await takeBounce(deps, entry, {
    id: messageKey(mail),
    type: report.type,
    reason: report.reason,
    source: "bounce-mail",
    rawKey: key,
    messageId: mail.messageId,
  });
}
