/** The verb at the start of a predicate as it follows "you"; undefined for verbs nobody should be told about. */
export function readVerb(
  predicate: string,
): { readonly spoken: string; readonly isPast: boolean; readonly rest: string } | undefined {
  const words = predicate.replace(/^(?:now|also|currently|today|already) /u, "").split(" ");
  const [first = "", second = "", ...others] = words;
  const afterFirst = words.slice(1).join(" ");
  if (PAST.has(first)) return { spoken: first, isPast: true, rest: afterFirst };
  const present = PRESENT[first] ?? (PLURALS.has(first) ? first : undefined);
  if (present) return { spoken: present, isPast: false, rest: withPluralVerbs(afterFirst) };
  if (/^(?:has|have)$/u.test(first) && PAST.has(second)) {
    return { spoken: `have ${second}`, isPast: true, rest: others.join(" ") };
  }
  if (/^(?:is|are)$/u.test(first) && ONGOING.has(second)) {
    return { spoken: `are ${second}`, isPast: false, rest: others.join(" ") };
  }
  if (/^(?:was|were)$/u.test(first) && /^(?:appointed|named|promoted)$/u.test(second)) {
    return { spoken: `were ${second}`, isPast: true, rest: others.join(" ") };
  }
  return undefined;
}

/** "keeps parts in stock and exports to 19 countries": the second verb follows "you" as well. */
function withPluralVerbs(rest: string): string {
  return rest.replace(/(?<= and )\p{Ll}+(?= )/gu, (word) => PRESENT[word] ?? word);
}

const PAST: ReadonlySet<string> = new Set(
  `opened moved built added expanded extended enlarged doubled acquired bought took merged raised closed secured won signed
  agreed launched introduced released started began entered completed joined became appointed hired invested received
  earned renewed switched replaced installed automated relocated lit finished broke commissioned inaugurated`.split(
    /\s+/,
  ),
);
const PRESENT: Readonly<Record<string, string>> = {
  makes: "make",
  builds: "build",
  produces: "produce",
  manufactures: "manufacture",
  designs: "design",
  develops: "develop",
  sells: "sell",
  supplies: "supply",
  distributes: "distribute",
  delivers: "deliver",
  ships: "ship",
  stores: "store",
  imports: "import",
  exports: "export",
  serves: "serve",
  runs: "run",
  operates: "operate",
  keeps: "keep",
  stocks: "stock",
  holds: "hold",
  works: "work",
  uses: "use",
  offers: "offer",
  provides: "provide",
  repairs: "repair",
  rents: "rent",
  grows: "grow",
  processes: "process",
  plans: "plan",
  forges: "forge",
};
const PLURALS: ReadonlySet<string> = new Set(Object.values(PRESENT));
const ONGOING: ReadonlySet<string> = new Set(
  "hiring recruiting building opening moving expanding adding looking planning launching replacing".split(
    " ",
  ),
);
