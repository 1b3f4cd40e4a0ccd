/** A reply made ready for reading: its own words only, folded letter by letter so that places in both texts agree. */
export type ReplyText = {
  readonly text: string;
  readonly folded: string;
  readonly sentences: readonly Sentence[];
};

export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly isQuestion: boolean;
};

const LONGEST = 20_000;

export function replyText(raw: string): ReplyText {
  const text = ownWords(raw.normalize("NFC").slice(0, LONGEST));
  const folded = foldLetters(text);
  return { text, folded, sentences: sentencesOf(folded) };
}

/** The words between two places, for a span that stands in the reply verbatim. */
export function spanOf({ text }: ReplyText, start: number, end: number): string {
  return text.slice(start, end).trim();
}

/** The inbound mail part cuts quoted text off; what is left of it must not be read as the writer's own wish. */
function ownWords(raw: string): string {
  const head = raw.split(QUOTE_BEGINS)[0] ?? "";
  return head
    .split("\n")
    .filter((line) => !/^\s*>/.test(line))
    .join("\n");
}

const QUOTE_BEGINS =
  /\n\s*(?:-{2,}\s*(?:original message|urspr[uü]ngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht)|_{10,}(?=\s*\n\s*(?:from|von|de|da|van|sent|gesendet|envoyé|enviado|inviato|verzonden)\s*:)|(?:on|am|le|el|il|op) [^\n]{5,120}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)[^\n]{0,80}:\s*\n)/iu;

function foldLetters(text: string): string {
  return Array.from({ length: text.length }, (_, index) => foldLetter(text.charAt(index))).join("");
}

function foldLetter(letter: string): string {
  if (letter === "\u2019" || letter === "\u2018" || letter === "\u02bc") return "'";
  const folded = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return folded.length === 1 ? folded : letter;
}

/** "3. Dezember", "Dr. Ewald" and "mills.example" end no sentence. */
const SENTENCE_END =
  /(?:(?<!\d)(?<!\b(?:mr|mrs|ms|dr|hr|fr|m|mme|sig|sr|sra|art|nr|n|no|st|dhr|mevr|ca|bzw|inkl|etc))\.+|[!?\u3002\uff01\uff1f\u2026]+|(?<=\d)\.(?=\s*\n|\s*$))(?=[\s"'\u00bb)\]]|$)|\n+/gu;

function sentencesOf(folded: string): readonly Sentence[] {
  const ends = [...folded.matchAll(SENTENCE_END)].map(({ index, 0: mark }) => index + mark.length);
  const bounds = [0, ...ends, folded.length];
  return bounds.slice(1).flatMap((end, index) => {
    const start = bounds[index] ?? 0;
    const words = folded.slice(start, end);
    if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return [];
    return [{ start, end, folded: words, isQuestion: /[?\uff1f]/u.test(words) }];
  });
}
