/**
 * "We make pumps and sell our own seals" said by somebody else: "Kestrel makes pumps and sells its own seals". A verb
 * that is not known is not guessed: then the sentence stands as the company wrote it, behind its name.
 */
export function thirdPerson(sentence: string, name: string, names: readonly string[]): string {
  const plain = sentence.replace(/\s+/g, " ").replace(/[’]/g, "'").trim();
  const ended = /[.!?]$/.test(plain) ? plain.replace(/!$/, ".") : `${plain}.`;
  const isNamed = names.some((known) => ended.includes(known.replace(/’/g, "'")));
  const spoken = retold(ended.replace(theCompany, isNamed ? "it" : name), name, isNamed);
  if (spoken === undefined) return `${name} writes: “${plain}”`;
  return spoken.includes(name) || isNamed ? capitalised(spoken) : `${name}: ${spoken}`;
}

const theCompany = /\b[Tt]he (?:company|firm|business)\b(?!')/;

function retold(sentence: string, name: string, isNamed: boolean): string | undefined {
  let hasName = isNamed || sentence.includes(name);
  let isKnown = true;
  let isPlural = false;
  const words = sentence.split(" ").map((word) => {
    const [, open = "", core = "", close = ""] = /^([("“]*)(.*?)([).,;:!?"”]*)$/.exec(word) ?? [];
    const lower = core.toLowerCase();
    const first = firstPerson.get(lower);
    if (first !== undefined) {
      const subject = hasName ? "it" : name;
      hasName = true;
      isPlural = first !== "";
      if (first === "") isPlural = true;
      const auxiliary = first ? ` ${first}` : "";
      isPlural = first === "";
      return `${open}${subject}${auxiliary}${close}`;
    }
    if (possessive.has(lower)) {
      const owner = hasName ? "its" : `${name}'s`;
      hasName = true;
      return `${open}${owner}${close}`;
    }
    if (lower === "us") {
      const object = hasName ? "it" : name;
      hasName = true;
      return `${open}${object}${close}`;
    }
    if (!isPlural || isAdverb.test(lower)) return word;
    isPlural = false;
    const verb = singular(lower);
    if (verb === undefined) isKnown = false;
    return verb === undefined ? word : `${open}${verb}${close}`;
  });
  return isKnown ? joinedVerbs(words.join(" ")) : undefined;
}

const firstPerson = new Map([
  ["we", ""],
  ["we're", "is"],
  ["we've", "has"],
  ["we'll", "will"],
  ["we'd", "would"],
]);

const possessive = new Set(["our", "ours"]);

const isAdverb = /^(?:now|also|currently|today|still|just|already|only|even|never|always|often|all|both|each|\w+ly)$/;

/** "makes pumps and sell seals": the second verb of the same subject, which only known verbs are. */
function joinedVerbs(sentence: string): string {
  return sentence.replace(/(?<=\b(?:s|es)\b.*|\b\w+s .*?)(,| and|,? and) (\w+)(?= )/g, (whole, link: string, verb: string) => {
    return secondVerbs.has(verb) ? `${link} ${withS(verb)}` : whole;
  });
}

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
  load unload dispatch roll start end close fill forward fly sail drive load lend give go get set put let lose pay send`.split(/\s+/),
);

/** Words that are as often nouns as verbs are not taken as a second verb. */
const secondVerbs = new Set(
  `employ make supply serve operate export manufacture build deliver produce provide distribute sell develop import hire
  keep own buy maintain assemble install repair bake brew roast weave`.split(/\s+/),
);
