import { anyOf, lineWords } from "./plain-words.ts";

/** How many lines from here introduce a quotation ("On ... wrote:"); 0 when none do. Mail clients wrap them. */
export function attributionLength(lines: readonly string[], index: number): number {
  const first = lines[index]?.trim() ?? "";
  if (
    first === "" ||
    first.length > 400 ||
    !mayBegin.test(lineWords(first).replace(/^[>\s*_-]+/, ""))
  )
    return 0;
  let taken = "";
  for (let length = 1; length <= 4; length += 1) {
    const line = lines[index + length - 1]?.trim();
    if (!line && length > 1) return 0;
    taken = `${taken} ${line ?? ""}`;
    if (taken.length > 600) return 0;
    if (isAttribution(lineWords(taken).replace(/^[>\s*_-]+/, ""))) return length;
  }
  return 0;
}

/** Outlook writes the earlier mail's headers above it: From, and at least two more; some clients begin with the date. */
export function isHeaderBlock(lines: readonly string[], index: number): boolean {
  const first = headerWords(lines[index]);
  const below = lines.slice(index + 1, index + 9).map(headerWords);
  const others = below.filter((line) => otherHeader.test(line)).length;
  if (fromLine.test(first)) return others >= 2;
  return sentLine.test(first) && fromLine.test(below[0] ?? "") && others >= 2;
}

/** A line that parts the answer from the earlier mail. */
export function isSeparator(line: string, below: readonly string[]): boolean {
  if (originalMessage.test(lineWords(line))) return true;
  // Outlook's rule of underscores counts only above the headers; people draw lines too.
  const next = below.findIndex((other) => other.trim() !== "");
  return /^\s*(?:_{10,}|-{10,}|\*{10,})\s*$/.test(line) && next >= 0 && isHeaderBlock(below, next);
}

function headerWords(line = ""): string {
  return lineWords(line)
    .replace(/[*_]/g, "")
    .replace(/^[>\s]+/, "")
    .replace(/ :/, ":");
}

const fromLine = /^(?:from|von|de|da|van|remitente|expediteur|mittente|afzender): ?\S/;
const sentLine =
  /^(?:sent|date|gesendet|datum|envoye|enviado(?: el)?|fecha|inviato|data|verzonden):/;
const otherHeader =
  /^(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|kopie|envoye|a|objet|cc|enviado(?: el)?|fecha|para|asunto|inviato|data|oggetto|verzonden|aan|onderwerp|reply-to|importance|wichtigkeit):/;

const originalMessage =
  /^[\s>*]*-{2,}\s*(?:original (?:message|e-?mail|appointment)|ursprungliche (?:nachricht|e-?mail)|originalnachricht|message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|urspr\. mitteilung)\s*-{2,}/;

const mayBegin = anyOf(
  "^(?:on|at|am|le|el|il|in data|op|den|em|a|vom|von|de|da|van|lun|mar|mer|gio|ven|sab|dom|lo|sul|giorno) ",
  "^(?:(?:mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo|lu|me|je|ve|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,] ?)",
  "^\\d{1,4}[./-]",
  "^[^:]{2,80} (?:wrote|schrieb|a ecrit|escribio|ha scritto|schreef|writes)",
  '^"?[^"<]{2,60}"? ?<[^>]+@[^>]+>',
);

/** The verb at the end of the line, or before the name where the language has it so; and a date, a time or an address. */
function isAttribution(words: string): boolean {
  if (!/[:：]\*?$/.test(words)) return false;
  if (!wroteVerb.test(words)) return dateAndAddress.test(words);
  return (
    /\d/.test(words) ||
    words.includes("@") ||
    /^[^,.]{2,60} (?:wrote|schrieb|a ecrit|ha scritto|escribio|schreef) ?:/.test(words)
  );
}

const wroteVerb =
  /\b(?:wrote|writes|schrieb(?:en)?|hat (?:\S+ ){0,12}geschrieben|geschrieben|a ecrit|ecrivait|escribio|ha escrito|ha scritto|scritto|scrive|schreef|geschreven|escreveu|skrev|napisal)\b/;
const dateAndAddress = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? .{0,60}<[^>]+@[^>]+> ?:$/;
