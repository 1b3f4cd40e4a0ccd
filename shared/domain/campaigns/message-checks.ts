import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import { bodyOf, type CampaignStep, type Variant } from "./campaign.ts";
import { fold } from "./fold.ts";
import { HIGHEST_GRADE, readingGrade, wordsOf } from "./reading-grade.ts";
import { spamWordsIn } from "./spam-words.ts";
import { orderIn } from "./writing/plain-prose.ts";

export const longest = {
  emailWords: 120,
  callWords: 120,
  subjectWords: 7,
  subjectCharacters: 60,
  /** LinkedIn cuts the note of a free account there. */
  linkedinCharacters: 200,
} as const;

/** What can be seen from a message alone. A message with a problem is not sent as it is. */
export function checkMessage(
  channel: CampaignStep["channel"],
  variant: Pick<Variant, "paragraphs" | "subject">,
  seller: SellerProfile,
): Variant["checks"] {
  const body = bodyOf(variant);
  const whole = [variant.subject ?? "", body].join("\n");
  const words = wordsOf(body).length;
  const grade = readingGrade(body);
  const spamWords = spamWordsIn(whole);
  const links = linksIn(whole);
  return {
    words,
    readingGrade: grade,
    spamWords: [...spamWords],
    links: [...links],
    problems: [
      ...lengthProblems(channel, body, words),
      ...(channel === "email" ? subjectProblems(variant.subject) : []),
      ...(grade > HIGHEST_GRADE ? [`reads at grade ${grade}; ${HIGHEST_GRADE} is the limit`] : []),
      ...spamWords.map((word) => `uses the spam word "${word}"`),
      ...links
        .filter((link) => !isOwn(link, seller))
        .map((link) => `links to ${link}, which is not the seller's`),
      ...shouting(whole),
      ...unwelcomeWords(whole),
      ...phraseProblems(whole, seller),
      ...questionProblems(body),
    ],
  };
}

function lengthProblems(
  channel: CampaignStep["channel"],
  body: string,
  words: number,
): readonly string[] {
  if (words === 0) return ["is empty"];
  switch (channel) {
    case "email":
      return words > longest.emailWords
        ? [`has ${words} words; ${longest.emailWords} is the limit`]
        : [];
    case "call":
      return words > longest.callWords
        ? [`has ${words} words; ${longest.callWords} is the limit`]
        : [];
    case "linkedin": {
      const characters = [...body].length;
      return characters > longest.linkedinCharacters
        ? [`has ${characters} characters; ${longest.linkedinCharacters} is the limit`]
        : [];
    }
  }
}

export function subjectProblems(subject: string | undefined): readonly string[] {
  if (subject === undefined || subject.trim() === "") return ["has no subject"];
  const words = subject.trim().split(/\s+/).length;
  return [
    ...(words > longest.subjectWords
      ? [`the subject has ${words} words; ${longest.subjectWords} is the limit`]
      : []),
    ...([...subject].length > longest.subjectCharacters
      ? [
          `the subject has ${[...subject].length} characters; ${longest.subjectCharacters} is the limit`,
        ]
      : []),
    ...(/^\s*(?:re|fwd?)\s*:/i.test(subject)
      ? ["the subject pretends to answer an earlier mail"]
      : []),
    ...(/[\r\n]/.test(subject) ? ["the subject has a line break"] : []),
  ];
}

function linksIn(text: string): readonly string[] {
  return [
    ...new Set(
      [
        ...text.matchAll(
          /\b(?:https?:\/\/|www\.)[^\s<>()"']+|(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|ai|app|dev|de|fr|uk|eu|info|biz|example|test|xyz|ru|cn|link|site|online|ly|me|gl|page|tv|us|ca|pl|it|es|nl|ch|at|be|se|dk|no|cz|gg|to|sh)(?:\/[^\s<>()"']*)?(?![\p{L}\p{N}])/giu,
        ),
      ].map(([link]) => link),
    ),
  ];
}

function isOwn(link: string, seller: SellerProfile): boolean {
  const host = hostOf(link);
  const own = hostOf(seller.website);
  return host !== "" && (host === own || host.endsWith(`.${own}`));
}

function hostOf(link: string): string {
  const withoutScheme = link.toLowerCase().replace(/^[a-z]+:\/\//, "");
  const authority = withoutScheme.split(/[/?#]/)[0] ?? "";
  // A name before "@" is the oldest way to make a foreign host look like one's own.
  return (authority.split("@").at(-1) ?? "")
    .replace(/:\d+$/, "")
    .replace(/^www\./, "")
    .replace(/\.$/, "");
}

function shouting(text: string): readonly string[] {
  return [
    ...(/!\s*!/.test(text) ? ["has more than one exclamation mark in a row"] : []),
    ...(/(?<![\p{L}\p{N}-])\p{Lu}{4,}(?:\s+\p{Lu}{2,})+(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}-])(?:FREE|NOW|NEW|BEST|URGENT|IMPORTANT|ALL|STOP|ONLY)(?![\p{L}\p{N}-])/u.test(
      text,
    )
      ? ["has words in capitals only"]
      : []),
  ];
}

/** Words of a swindle or of a talk to machines, and addresses, which only the footer has. */
function unwelcomeWords(text: string): readonly string[] {
  const words = [...(text.match(/\S+@\S+/gu) ?? []), ...(orderIn(text) ?? [])];
  return [...new Set(words)].map((word) => `says "${word}", which no sales mail says`);
}

/** Praise nobody felt, and familiarity nobody earned. */
const FLATTERY =
  /\b(?:i (?:was |am |'m )?(?:so |very |really |truly )?impress\p{L}*|impressive|impressed (?:by|with)|i (?:read|saw|came across)[^.?!]{0,60}(?:and )?(?:loved|love)|loved (?:your|what|how)|love what you|big fan|huge fan|congrat\p{L}*|kudos|well done|inspir(?:ed|ing) by your|amazing (?:work|job|growth)|great (?:work|job) (?:on|with)|i(?:'ve| have) been following|i noticed (?:that )?your (?:website|site|profile)|came across your (?:website|site|profile|company)|hope (?:this|you)[^.?!]{0,30}(?:finds?|are|'re) (?:you )?(?:well|doing)|i know you(?:'re| are) busy)\b/giu;

function phraseProblems(text: string, { bannedPhrases }: SellerProfile): readonly string[] {
  const folded = fold(text);
  return [
    ...[...text.matchAll(FLATTERY)].map(
      ([phrase]) => `flatters or feigns familiarity: "${phrase}"`,
    ),
    ...bannedPhrases
      .filter((phrase) => phrase.trim() !== "" && folded.includes(fold(phrase)))
      .map((phrase) => `uses the banned phrase "${phrase}"`),
    ...(/[{}<>]|\[\s*\p{L}+[^\]]*\]|\b(?:undefined|null|NaN)\b/u.test(text)
      ? ["has a placeholder or markup in it"]
      : []),
  ];
}

function questionProblems(body: string): readonly string[] {
  const questions = body.match(/\?/g)?.length ?? 0;
  return questions > 1 ? [`asks ${questions} questions; one is enough`] : [];
}
