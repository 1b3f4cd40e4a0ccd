import { dateMentions } from "#shared/domain/campaigns/date-mentions.ts";
import { fold } from "#shared/domain/campaigns/fold.ts";
import type { Reader } from "#shared/domain/campaigns/reader.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { isBadNews, isPlainProse } from "./plain-prose.ts";
import { readVerb } from "./verbs.ts";

/** What a fact says the company did or does, as words that follow "you". */
export type FactClause = {
  readonly factId: string;
  readonly kind: Fact["kind"];
  /** "opened a second warehouse in Gdansk in March". */
  readonly deed: string;
  readonly isPast: boolean;
  /** What was done it to, without article and date: "second warehouse in Gdansk". */
  readonly object?: string;
  /** True when the reader is the person it is about. */
  readonly isReaders: boolean;
};

/**
 * Only a sentence of a known shape becomes a clause: the company (or the reader), a known verb, plain words. Anything
 * else, such as a text that speaks to whoever reads it, is no clause, and the fact stays unsaid.
 */
export function factClause(
  fact: Fact,
  about: { readonly companyName?: string | undefined; readonly reader: Reader; readonly now: Date },
): FactClause | undefined {
  for (const text of [fact.statement, fact.quote]) {
    const clause = clauseOf(text, fact, about);
    if (clause) return clause;
  }
  return undefined;
}

const LONGEST_SENTENCE = 260;
const LONGEST_DEED = 17;

function clauseOf(
  text: string,
  fact: Fact,
  { companyName, reader, now }: Parameters<typeof factClause>[1],
): FactClause | undefined {
  const plain = withOpenPost(text.replace(/\s+/g, " ").trim().replace(/\.$/, ""));
  if (plain.length > LONGEST_SENTENCE || !isPlainProse(plain)) return undefined;
  if (/\b(?:you|your|yours)\b/iu.test(plain) || isBadNews(plain)) return undefined;
  const { sentence, moved } = dateLast(plain);
  const subject = subjectOf(sentence, companyName, reader);
  if (!subject) return undefined;
  const verb = readVerb(saidOfTrade(subject.rest, fact));
  if (!verb || (verb.spoken === "closed" && fact.kind !== "funding")) return undefined;
  const comma = moved && /, \p{Lu}[\p{L}.]+$/u.test(verb.rest) ? "," : "";
  const object = spokenObject(`${verb.rest}${comma}${moved}`, fact, now);
  if (object === undefined) return undefined;
  const deed = withKnownMonth(
    `${verb.spoken} ${object.full}`.trim(),
    verb.isPast,
    fact,
    now,
  ).replace(AFTER_A_STATE, "$1, $2");
  if (ENDS_OPEN.test(deed) || isPassing(deed) || isBareContract(deed, fact)) return undefined;
  if (deed.split(" ").length > LONGEST_DEED) return undefined;
  return {
    factId: fact.id,
    kind: fact.kind,
    deed,
    isPast: verb.isPast,
    isReaders: subject.isReader,
    ...(object.name && { object: object.name }),
  };
}

/** "employs 890 people and exports to 62 countries" is about exports, and a head count is no news to those counted. */
function saidOfTrade(predicate: string, { kind }: Fact): string {
  if (kind !== "export") return predicate;
  return (
    /^employs .+? and ((?:exports|sells|delivers|ships) .+)$/u.exec(predicate)?.[1] ?? predicate
  );
}

/** What was there for a season says nothing about now. */
function isPassing(deed: string): boolean {
  return /\b(?:pop-up|pop up|temporary|interim|seasonal|trial|pilot)\b/iu.test(deed);
}

/** "An order in Rotterdam" is too little to write about. */
function isBareContract(deed: string, { kind }: Fact): boolean {
  return (
    kind === "contract" &&
    /^\p{L}+ (?:an? |the )?(?:new )?(?:order|contract)s?(?: in .*)?$/u.test(deed)
  );
}

/** `has an open post for “Demand Planner” in Sheffield` becomes "is looking for a demand planner in Sheffield". */
function withOpenPost(text: string): string {
  const match =
    /^(?<who>.+?) has (?:an open post|(?<count>\d+) open posts) for [“"](?<role>[^”"]+)[”"](?: in (?<place>.+))?$/u.exec(
      text,
    );
  const { who, count, role, place } = match?.groups ?? {};
  if (!who || !role || !ENGLISH_ROLE.test(role)) return text;
  const spoken = role.replace(/(?<![\p{L}])\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
  const what = count ? `${count} ${spoken}s` : `${/^[aeiou]/u.test(spoken) ? "an" : "a"} ${spoken}`;
  return `${who} is looking for ${what}${place ? ` in ${place.split(",")[0]}` : ""}`;
}

const ENGLISH_ROLE =
  /^[A-Za-z -]{3,40}(?:planner|controller|manager|analyst|buyer|scheduler|operator|engineer|setter|leader|dispatcher|driver|director|coordinator|technologist|welder)$/i;

/** "In March 2026 we opened a site" says the same as "We opened a site in March 2026". */
function dateLast(sentence: string): { readonly sentence: string; readonly moved: string } {
  const match =
    /^((?:In|On|Since) (?:(?:early|late|the (?:spring|summer|autumn|winter) of) )?[\p{L}\d]+(?: \d{1,2}| \d{4})?(?:,? \d{4})?),? (?=\p{L})(.+)$/u.exec(
      sentence,
    );
  const [, when = "", rest] = match ?? [];
  const isDate = dateMentions(when, new Date(0)).length > 0;
  if (rest === undefined || !isDate || /^Since/.test(when)) return { sentence, moved: "" };
  return {
    sentence: rest.charAt(0).toUpperCase() + rest.slice(1),
    moved: ` ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  };
}

type Subject = { readonly rest: string; readonly isReader: boolean };

function subjectOf(
  sentence: string,
  companyName: string | undefined,
  reader: Reader,
): Subject | undefined {
  const words = sentence.split(" ");
  const own =
    /^(?:We|The (?:company|firm|group|business|family company)|Our (?:company|firm|team)) (.+)$/u.exec(
      sentence,
    )?.[1];
  if (own) return { rest: own, isReader: false };
  const verbAt = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word));
  if (verbAt < 1 || verbAt > 6) return undefined;
  const name = words.slice(0, verbAt).join(" ");
  const rest = words.slice(verbAt).join(" ");
  if (reader.fullName && fold(name) === fold(reader.fullName)) return { rest, isReader: true };
  if (companyName && startsAlike(name, companyName)) return { rest, isReader: false };
  return undefined;
}

/** "Zawilec Mrożonki S.A." is the company of a row that calls it "Zawilec Frozen Foods". */
function startsAlike(name: string, companyName: string): boolean {
  const [one] = fold(name).replace(/^the /, "").split(/[ ,]/);
  const [other] = fold(companyName).replace(/^the /, "").split(/[ ,]/);
  return one !== undefined && one.length > 2 && one === other;
}

function spokenObject(
  rest: string,
  fact: Fact,
  now: Date,
): { readonly full: string; readonly name?: string } | undefined {
  const short = shortened(rest.trim());
  if (/\b(?:you|your|yours|he|she|they|them|his|her|me|my|mine|i|us)\b/iu.test(short)) {
    return undefined;
  }
  const spoken = withoutThisYear(short, now)
    .replace(/\b(?:our|its|their)\b/gu, "your")
    .replace(/\b(?:we|it)\b/gu, "you");
  const full = withSpokenDates(spoken, fact, now);
  const name = objectName(spoken, fact);
  return { full, ...(name && { name }) };
}

/** "before Christmas 2026" is "before Christmas" in that year. */
function withoutThisYear(text: string, now: Date): string {
  return text.replace(
    new RegExp(
      ` (Christmas|Easter|the (?:spring|summer|autumn|winter) of) ${now.getUTCFullYear()}\\b`,
      "u",
    ),
    (_, time: string) => ` ${time.replace(/ of$/u, "")}`,
  );
}

/** Cuts what only adds to the sentence; a comma inside a list or a number stays. */
function shortened(rest: string): string {
  const cut = rest
    .replace(/,? (?:which|who|where|whose)\b.*$/u, "")
    .replace(
      /, (?:including|adding|bringing|making|taking|most of|up|down|and (?:now|plans?|expects?|will)|the (?:first|largest|biggest)|a (?:first|step))\b.*$/u,
      "",
    )
    .replace(/ (?:worth|led by) .*$/u, "");
  return cut.split(" ").length >= 2 ? cut : rest;
}

const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** Within ten months people say "in March"; before that they add the year. */
const YEARLESS_DAYS = 300;

function withSpokenDates(text: string, fact: Fact, now: Date): string {
  const mentions = dateMentions(text, new Date(fact.observedAt));
  return mentions.reduceRight((done, mention) => {
    const [range] = mention.ranges;
    if (!range || mention.ranges.length > 1) return done;
    if (range.precision !== "day" && range.precision !== "month") return done;
    const start = new Date(`${range.from}T00:00:00Z`);
    const days = (now.getTime() - start.getTime()) / 86_400_000;
    const monthName = MONTHS[start.getUTCMonth()] ?? "";
    const isNear = days >= 0 && days < YEARLESS_DAYS;
    const before = done.slice(0, mention.start).replace(/\b[Oo]n $/u, "in ");
    const words = isNear ? monthName : `${monthName} ${start.getUTCFullYear()}`;
    return before + words + done.slice(mention.end);
  }, text);
}

/** Where the sentence gives no date and the quote gives one, the date is said. */
function withKnownMonth(deed: string, isPast: boolean, fact: Fact, now: Date): string {
  const observed = new Date(fact.observedAt);
  if (!isPast || dateMentions(deed, observed).length > 0) return deed;
  const [known, ...others] = dateMentions(fact.quote, observed);
  const range = known?.ranges[0];
  if (!known || !range || known.ranges.length > 1 || others.length > 0) return deed;
  if (range.precision === "year" || range.from > now.toISOString()) return deed;
  return `${deed} ${withSpokenDates(`in ${range.from}`, fact, now)}`;
}

/** "In Reno, Nevada, in August": the second comma is easily forgotten. */
const AFTER_A_STATE = new RegExp(`(, \\p{Lu}[\\p{L}.]+) (in (?:${MONTHS.join("|")}))`, "u");

/** A sentence cut off in the middle reads worse than none. */
const ENDS_OPEN =
  /\s(?:a|an|the|in|on|at|of|for|to|and|or|with|by|le|la|les|de|du|des|der|die|das|im|am|und|et)$/u;

function objectName(text: string, fact: Fact): string | undefined {
  const [article] = /^(?:a|an|the|your)\s/u.exec(text) ?? [];
  if (!article) return undefined;
  const [firstDate] = dateMentions(text, new Date(fact.observedAt));
  const whole = firstDate
    ? text.slice(article.length, firstDate.start)
    : text.slice(article.length);
  return whole
    .replace(/ (?:to|for|of \d+|that|with|as|holding|from|under) .*$/u, "")
    .replace(/, .*$/u, "")
    .replace(/\s+(?:in|on|at|since|by|near)\s*$/u, "")
    .trim();
}
