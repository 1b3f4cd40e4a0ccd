/**
 * "We make pumps and sell our own seals" said by somebody else: "Kestrel makes pumps and sells its own seals". A verb
 * that is not known is not guessed: then the sentence stands as the company wrote it, behind its name.
 */
export function thirdPerson(sentence: string, name: string, names: readonly string[]): string {
  const plain = sentence
    .replace(/,? to join (?:us|our team)\b/, "")
    .replace(/\s+/g, " ")
    .replace(/[’]/g, "'")
    .trim();
  const ended = /[.!?]$/.test(plain) ? plain.replace(/!$/, ".") : `${plain}.`;
  const isNamed = names.some((known) => ended.includes(known.replace(/’/g, "'")));
  const spoken = retold(ended.replace(theCompany, isNamed ? "it" : name), name, isNamed);
  if (spoken === undefined) return `${name} writes: “${plain}”`;
  return spoken.includes(name) || isNamed ? capitalised(spoken) : `${name}: ${spoken}`;
}

const theCompany = /\b[Tt]he (?:company|firm|business)\b(?!')/;

/** Quillmark Logistics' and Kestrel's. */
export function possessive(name: string): string {
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}

function retold(sentence: string, name: string, isNamed: boolean): string | undefined {
  let hasName = isNamed || sentence.includes(name);
  let verbDue = false;
  let isPresent = false;
  let previous = "";
  const words: string[] = [];
  const subject = (): string => {
    const said = hasName ? "it" : name;
    hasName = true;
    return said;
  };
  for (const word of sentence.split(" ")) {
    const [, open = "", core = "", close = ""] = /^([("“]*)(.*?)([).,;:!?"”]*)$/.exec(word) ?? [];
    const lower = core.toLowerCase();
    const auxiliary = firstPerson.get(lower);
    if (auxiliary !== undefined) {
      words.push(`${open}${subject()}${auxiliary && ` ${auxiliary}`}${close}`);
      verbDue = auxiliary === "";
    } else if (lower === "our" || lower === "ours") {
      words.push(`${open}${hasName ? "its" : possessive(subject())}${close}`);
    } else if (lower === "us") {
      words.push(`${open}${subject()}${close}`);
    } else if (verbDue && (presentVerbs.has(lower) || !isAdverb.test(lower))) {
      const verb = singular(lower);
      if (verb === undefined) return undefined;
      isPresent = verb !== lower && verb !== "was";
      verbDue = false;
      words.push(`${open}${verb}${close}`);
    } else if (isPresent && secondVerbs.has(lower) && /^and$|,$/.test(previous)) {
      words.push(`${open}${withS(lower)}${close}`);
    } else {
      words.push(word);
    }
    previous = word;
  }
  return words.join(" ");
}

const firstPerson = new Map([
  ["we", ""],
  ["we're", "is"],
  ["we've", "has"],
  ["we'll", "will"],
  ["we'd", "would"],
]);

const isAdverb =
  /^(?:now|also|currently|today|still|just|already|only|even|never|always|often|all|both|each|\w+ly)$/;

function singular(verb: string): string | undefined {
  const irregular = irregularSingular.get(verb);
  if (irregular) return irregular;
  if (unchanged.has(verb) || /ed$/.test(verb)) return verb;
  return presentVerbs.has(verb) ? withS(verb) : undefined;
}

function withS(verb: string): string {
  const irregular = irregularSingular.get(verb);
  if (irregular) return irregular;
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function capitalised(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

const irregularSingular = new Map([
  ["are", "is"],
  ["were", "was"],
  ["have", "has"],
  ["do", "does"],
  ["aren't", "isn't"],
  ["don't", "doesn't"],
]);

const unchanged = new Set(
  `won built began grew made sold bought took held kept ran set put cut got became came went left lost met paid sent spent
  brought taught found gave had hit led let rose saw shut stood told won wrote broke chose drove drew fell flew wore wove
  will would can could may might must should had did signed`.split(/\s+/),
);

const presentVerbs = new Set(
  `employ make supply serve operate export ship run manufacture design build deliver produce help provide distribute store
  move sell work use hold offer develop import plan expect grow handle process recruit hire need look open launch rely
  carry stock install repair bake brew roast cut weld cast machine weave spin print pack pick keep own buy source forecast
  schedule track manage maintain support cover count reach add take bring train teach host lease rent assemble test
  finish coat paint forge mill press mould mold recycle collect transport freeze can bottle blend grind farm breed catch
  process smoke refine replace review report publish invest spend believe want know combine cater partner represent advise
  act specialise specialize engineer clean dye knit sew tailor craft shoot photograph meet gather order receive turn aim
  load unload dispatch roll start end close fill forward fly sail drive load lend give go get set put let lose pay send`.split(
    /\s+/,
  ),
);

/** Words that are as often nouns as verbs are not taken as a second verb. */
const secondVerbs = new Set(
  `employ make supply serve operate export manufacture build deliver produce provide distribute sell develop import hire
  keep own buy maintain assemble install repair bake brew roast weave`.split(/\s+/),
);
