import { type Finding, overlaps } from "./finding.ts";
import { keptInTouch } from "./kept-in-touch.ts";
import { allPhrases } from "./phrases/all-phrases.ts";
import { findPhrases, type PhraseMatch } from "./phrases/phrase.ts";
import { isPlain } from "./plain-words.ts";
import type { Language, ReplyLabel } from "./reply-reading.ts";
import type { ReplyText, Sentence } from "./reply-text.ts";

export type Doubt = { readonly kind: "none" } | { readonly kind: "doubt"; readonly reason: string };

/**
 * The rule of abstention. Whoever asks to stop, however indirectly, must get no automatic message; so the department
 * acts by itself only on positive evidence of an understood and harmless meaning, and a person reads all the rest.
 */
export function doubtOf(
  reply: ReplyText,
  language: Language | "other",
  findings: readonly Finding[],
): Doubt {
  const labels = new Set(findings.map(({ label }) => label));
  const has = (...wanted: readonly ReplyLabel[]) => wanted.find((label) => labels.has(label));

  if (language === "other" && !isMostlyStop(reply, findings)) {
    return doubt("no language of ours was recognised");
  }
  const forPerson = has(
    "injection",
    "legal_threat",
    "privacy_request",
    "are_you_a_bot",
    "challenge",
    "address_change",
  );
  if (forPerson) return doubt(FOR_A_PERSON[forPerson] ?? forPerson);
  if (language === "other" || has("unsubscribe", "do_not_contact")) {
    return doubtOfStop(reply, findings);
  }
  if (keptInTouch(reply).length > 0) return doubt("it may ask not to be taken off");

  const hint = uncoveredHint(reply, language, findings);
  if (
    has("left_company") &&
    /\bi(?:'ve| have)? (?:left|retired|quit|resigned)\b/.test(reply.folded)
  ) {
    return doubt("who left is not sure");
  }
  if (labels.size === 1 && has("left_company")) return { kind: "none" };
  if (has("out_of_office", "auto_reply", "ticket_acknowledgement"))
    return doubtOfMachine(reply, language, findings);
  if (has("not_interested")) {
    if (has("interested", "meeting_request", "referral", "question", "not_now")) {
      return doubt("a refusal stands beside something else");
    }
    return { kind: "none" };
  }
  if (!findings.some(({ label, confidence }) => label !== "unclear" && confidence >= FLOOR)) {
    return doubt("nothing in it is surely understood");
  }
  if (findings.some(({ label, confidence }) => label === "question" && confidence < FLOOR)) {
    return doubt("it asks something that is not understood");
  }
  if (hint !== undefined) return doubt(`"${hint}" may mean a refusal or irony`);
  if (!isPlain(reply, language)) return doubt("it uses words that plain business mail does not");
  if (isImpossibleTime(reply.folded))
    return doubt("it names a day that never comes or comes much later");
  const open = unexplained(reply, language, findings);
  const isConcrete =
    has("meeting_request", "question", "not_now", "referral", "objection") !== undefined;
  if (open > (isConcrete ? 1 : 0)) return doubt("part of it is not understood");
  return { kind: "none" };
}

/** "Rimuovetemi": too few words to tell a language by, but the request is most of them. */
function isMostlyStop({ text }: ReplyText, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ label, confidence, start, end }) =>
      (label === "unsubscribe" || label === "do_not_contact") &&
      confidence >= FLOOR &&
      end - start >= text.trim().length * MOST_OF_IT,
  );
}

const MOST_OF_IT = 0.4;

/** "On 31 February", "in 2080": a way of saying never. */
function isImpossibleTime(folded: string): boolean {
  return (
    /(?:3[01]\D{0,8}f[eé]b|f[eé]b\p{L}*\D{0,5}3[01])/u.test(folded) ||
    /\b(?:20[3-9]\d|2[1-9]\d\d|3\d{3})\b(?! ?(?:items?|eur|euro|€|usd|gbp))/u.test(folded) ||
    /(?<![:.\d])(?:2[5-9]|[3-9]\d) ?(?:uhr|uur|h)\b/u.test(folded)
  );
}

/** Below this a label is a guess. */
const FLOOR = 0.75;

const FOR_A_PERSON: Readonly<Partial<Record<ReplyLabel, string>>> = {
  injection: "it tries to give instructions to a machine",
  legal_threat: "it threatens legal steps",
  privacy_request: "it asks about personal data",
  are_you_a_bot: "it asks whether a machine wrote",
  address_change: "a changed address is checked before anybody writes to it",
  challenge: "a person has to confirm the sender",
};

function doubt(reason: string): Doubt {
  return { kind: "doubt", reason };
}

/** A stop is obeyed at once unless the reply says something else too: then a person reads it, and nothing is sent. */
function doubtOfStop({ folded, text }: ReplyText, findings: readonly Finding[]): Doubt {
  const beside = findings.find(({ label }) => BESIDE_A_STOP.includes(label));
  if (beside)
    return doubt(`it asks to stop and also reads as ${beside.label.replaceAll("_", " ")}`);
  if (PARTLY.test(folded)) return doubt("it may ask to stop one channel or person only");
  if (TAKEN_BACK.test(folded)) return doubt("it may take back what it asks");
  const surest = findings
    .filter(({ label }) => label === "unsubscribe" || label === "do_not_contact")
    .reduce((most, { confidence }) => Math.max(most, confidence), 0);
  if (surest < FLOOR) return doubt("it probably asks to stop");
  if (text.length > LONG_STOP) return doubt("it asks to stop somewhere in a long text");
  return { kind: "none" };
}

const LONG_STOP = 1_500;

const BESIDE_A_STOP: readonly ReplyLabel[] = [
  "interested",
  "meeting_request",
  "question",
  "referral",
  "not_now",
  "address_change",
  "left_company",
  "objection",
];

const PARTLY =
  /\b(?:call(?:s|ing)?|phone|phoning|anruf\p{L}*|telefon\p{L}*|appel\p{L}*|llam\p{L}*|chiam\p{L}*|bell\p{L}*)\b(?=.*\b(?:mail|e-?mail|correo|courriel|fine|ok|okay|gerne|perfetto|perfecto|parfait|benissimo|mag|gut)\b)/su;
const TAKEN_BACK =
  /\b(?:kidding|joking|joke|jk|scherz|spass|spaß|kleiner witz|je plaisante|blague|rigole|broma|bromeo|scherz\p{L}*|grap\p{L}*|geintje)\b|[\u{1F600}-\u{1F609}\u{1F923}]|[;:]-?\)/u;

/** An absence note must not hide a stop: later messages would follow it by themselves. */
function doubtOfMachine(reply: ReplyText, language: Language, findings: readonly Finding[]): Doubt {
  const angry = findPhrases(allPhrases[language].angryWords, reply.folded).find(
    (match) => !findings.some((finding) => overlaps(match, finding)),
  );
  if (angry) return doubt("an automatic reply with angry words");
  const isAbsence = findings.some(({ label }) => label === "out_of_office");
  const isDated = !isAbsence || /\d|(?:day|tag|dag)\b|di\b/.test(reply.folded);
  return isPlain(reply, language) && isDated && !isImpossibleTime(reply.folded)
    ? { kind: "none" }
    : doubt("an automatic reply with words that none needs");
}

function uncoveredHint(
  reply: ReplyText,
  language: Language,
  findings: readonly Finding[],
): string | undefined {
  const { folded, text } = reply;
  const covers = coverOf(reply, language, findings);
  const hints = [
    ...findPhrases(allPhrases[language].hints, folded),
    ...(language === "en"
      ? []
      : findPhrases(allPhrases.en.hints, folded).filter(({ start, end }) => end - start > 4)),
  ];
  const open = hints.find((hint) => !covers.some((cover) => overlaps(hint, cover)));
  if (open) return text.slice(open.start, open.end);
  return SIGNS.exec(text)?.[0];
}

/** Signs of irony and anger in every language. */
const SIGNS =
  /!{2,}|\?{2,}|\?!|!\?|\.{3,}|\u2026|["\u201c\u201e\u00ab][^"\u201d\u00bb]{1,40}["\u201d\u00bb]|[\u{1F595}\u{1F621}\u{1F92C}\u{1F644}\u{1F644}\u{1F612}\u{1F60F}\u{1F643}\u{1F4A9}\u{1F5D1}\u{1F6AB}\u{1F6D1}\u{1F44E}\u{1F602}\u{1F923}\u{1F62D}]|\/s\b|#\p{L}+/u;

/** Sentences that no label, courtesy or word of the reader's work explains. */
function unexplained(reply: ReplyText, language: Language, findings: readonly Finding[]): number {
  const { business } = allPhrases[language];
  const covers = coverOf(reply, language, findings);
  const [first] = reply.sentences;
  return reply.sentences.filter((sentence) => {
    if (sentence !== first && isSignature(reply, sentence)) return false;
    if (covers.some((cover) => overlaps(sentence, cover))) return false;
    return findPhrases(business, sentence.folded).length === 0;
  }).length;
}

function isSignature({ text }: ReplyText, { start, end }: Sentence): boolean {
  const words = text.slice(start, end).trim();
  return (
    /^(?:\p{Lu}[\p{L}'.-]*\s*,?){1,4}$/u.test(words) ||
    /^\S+@\S+$|^https?:\S+$|^[\d\s+()/-]+$/u.test(words)
  );
}

/** Every place that some phrase explains, the losing labels' too: "not now" explains its "not". */
function coverOf(
  { folded }: ReplyText,
  language: Language,
  findings: readonly Finding[],
): readonly (PhraseMatch | Finding)[] {
  const { labels, objections, courtesies } = allPhrases[language];
  const explaining = [...Object.entries(labels)]
    .filter(([label]) => label !== "unclear")
    .flatMap(([, phrases]) => findPhrases(phrases, folded))
    .filter(({ isSure }) => isSure);
  return [
    ...findings.filter(({ label, confidence }) => label !== "question" && confidence >= FLOOR),
    ...explaining,
    ...Object.values(objections).flatMap((phrases) => findPhrases(phrases, folded)),
    ...findPhrases(courtesies, folded),
    ...questionCover(findings),
  ];
}

/** An understood question explains its own opening, not whatever else is packed into the sentence. */
function questionCover(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ label, confidence }) => label === "question" && confidence >= FLOOR)
    .map((one) => ({ ...one, end: one.start + 1 }));
}
