import type { MailOutcome } from "#shared/ports/transport.ts";
import type { SmtpError } from "./deliver-once.ts";

type Refused = Extract<MailOutcome, { kind: "refused" }>;

/** What a server's no means: the person's address, our mailbox or domain, the text, or only this moment. */
export function refusalOf(
  error: SmtpError,
  during: "connecting" | "recipient" | "message",
): Refused {
  const words = error.response ?? error.message;
  const reason = words.replace(/\s+/g, " ").slice(0, 300);
  return { kind: "refused", type: typeOf(error, words, during), reason };
}

function typeOf(
  { code, responseCode, command = "" }: SmtpError,
  words: string,
  during: "connecting" | "recipient" | "message",
): Refused["type"] {
  const [, level = "", subject = "", detail = ""] =
    /\b([45])\.(\d{1,3})\.(\d{1,3})\b/.exec(words) ?? [];
  // Authentication of the sender deferred or refused by the receiver: MX-9, MX-10.
  if (subject === "7" && senderFault.test(`${level}.7.${detail}`)) return "sender-refused";
  if (responseCode === undefined) return "try-later";
  if (code === "EAUTH" || /^AUTH/.test(command) || authCodes.has(responseCode)) {
    return responseCode < 500 ? "try-later" : "sender-refused";
  }
  if (responseCode < 500) return "try-later";
  if (command === "MAIL FROM") return "sender-refused";
  if (during === "recipient" || command === "RCPT TO") {
    return subject === "7" || isAboutUs.test(words) ? "sender-refused" : "bad-address";
  }
  if (subject === "1" && detail !== "7" && detail !== "8") return "bad-address";
  if (during === "message") return isAboutUs.test(words) ? "sender-refused" : "content";
  return "sender-refused";
}

const authCodes = new Set([530, 534, 535, 538]);
const senderFault = /^[45]\.7\.(?:2[0-9]|3[0-2]|509|515)$/;
/** Daily limits of mailboxes are told so too: Gmail's 5.4.5, Exchange's 5.7.708 and "quota". */
const isAboutUs =
  /\b5\.4\.5\b|\b5\.7\.708\b|sending (?:limit|quota)|daily .{0,20}limit|sender|relay|not authenticated|blocked|blacklist|block ?list|reputation|suspended/i;
