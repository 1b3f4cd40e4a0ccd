import { randomUUID } from "node:crypto";
import { compose } from "./compose.ts";
import type { StoredMail } from "./mailbox.ts";

type Simulated = "success" | "bounce" | "complaint" | "suppressionlist" | "ooto";

/** What SES's mailbox simulator does with a mail to one of its addresses; undefined for every other address. */
export function simulatedAt(recipient: string): Simulated | undefined {
  const [, name] =
    /^(success|bounce|complaint|suppressionlist|ooto)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(
      recipient,
    ) ?? [];
  return names.find((one) => one === name);
}

const names: readonly Simulated[] = ["success", "bounce", "complaint", "suppressionlist", "ooto"];

/** The simulator's answer of somebody who is out of office. */
export function absenceNote(mail: StoredMail, recipient: string, at: Date): Promise<Buffer> {
  return compose({
    from: { name: "", address: recipient },
    to: mail.sender,
    subject: `Out of office: ${mail.subject}`,
    text: "This is an automatic reply: I am out of the office.",
    messageId: `${randomUUID()}@simulator.amazonses.com`,
    inReplyTo: mail.messageId,
    references: [mail.messageId],
    at,
    headers: { "Auto-Submitted": "auto-replied" },
  });
}
