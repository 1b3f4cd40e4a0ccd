import { anyOf, lineWords } from "./plain-words.ts";
import { addressIn } from "./returned-mail.ts";

export type ForwardedMail = {
  /** Who wrote the inner mail, as its headers in the text say: a claim, like all of it. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
};

/** Parts a forwarded mail from the words above it. */
export function cutForward(lines: readonly string[]): {
  readonly before: readonly string[];
  readonly forwarded: readonly string[];
} {
  const start = lines.findIndex((line) => forwardLine.test(lineWords(line)));
  if (start < 0) return { before: lines, forwarded: [] };
  return { before: lines.slice(0, start), forwarded: lines.slice(start) };
}

/** The mail inside a forward: a reply that went to a colleague's own mailbox comes in so. */
export function readForwarded(forwarded: string): ForwardedMail | undefined {
  const lines = forwarded.split("\n");
  const fields = lines.findIndex((line) => fromField.test(lineWords(line)));
  if (fields < 0) return undefined;
  const from = addressIn(lines[fields] ?? "") ?? addressIn(lines[fields + 1] ?? "");
  if (!from) return undefined;

  const end = lines.findIndex(
    (line, index) => index > fields && line.replace(/^[>\s]+/, "") === "",
  );
  const subject = lines
    .slice(fields, end < 0 ? undefined : end)
    .find((line) => subjectField.test(lineWords(line)));
  return {
    from,
    subject: subject?.replace(/^[^:]*:\s*/, "").trim() ?? "",
    text:
      end < 0
        ? ""
        : lines
            .slice(end)
            .map((line) => line.replace(/^> ?/, ""))
            .join("\n")
            .trim(),
  };
}

const forwardLine = anyOf(
  "^[\\s>-]*-{2,} ?(?:forwarded (?:message|by)|weitergeleitete nachricht|message transfere|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|doorgestuurd)",
  "^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|debut du message (?:reexpedie|transfere)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht) ?:",
);
const fromField = /^[>\s*]*(?:from|von|de|da|van) ?: ?/;
const subjectField = /^[>\s*]*(?:subject|betreff|objet|asunto|oggetto|onderwerp) ?: ?/;
