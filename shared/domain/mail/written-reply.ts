import { plainWords } from "./plain-words.ts";
import { stripQuote } from "./strip-quote.ts";

/** What the sender says, subject included where it is not that of our own mail: "STOP" often stands there alone. */
export function writtenReply(mail: {
  readonly subject: string;
  readonly text: string;
  readonly knownSubjects: readonly string[];
}): string {
  const { reply } = stripQuote(mail.text);
  const subject = bareSubject(mail.subject);
  const isKnown = mail.knownSubjects.some((known) => bareSubject(known) === subject);
  return subject === "" || isKnown ? reply : `${mail.subject.trim()}\n\n${reply}`.trim();
}

function bareSubject(subject: string): string {
  return plainWords(subject).replace(
    /^(?:\s*\[[^\]]{1,20}\])?(?:\s*(?:re|aw|antw|sv|rif|r|fwd?|wg|tr|rv|i|doorst)\s*:)*\s*/,
    "",
  );
}
