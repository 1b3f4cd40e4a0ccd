/** The name people say: without legal form, shouting or anything that is no name; undefined when none is left. */
export function companyShortName(name: string | undefined): string | undefined {
  if (name === undefined || !isNameLike(name)) return undefined;
  const words = withoutLegalForm(name).split(/\s+/).filter(Boolean).map(calm);
  if (words.length === 0 || words.length > 5) return undefined;
  return withoutTrade(words).join(" ");
}

/** Letters that show nothing can carry words a person does not see. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** A company field may hold anything; what could be read as an instruction or as markup is not said. */
function isNameLike(name: string): boolean {
  if (name.length > 60 || !/\p{L}/u.test(name) || INVISIBLE.test(name)) return false;
  if (!/^[\p{L}\p{M}\p{N} .,&'\u2019()+/-]+$/u.test(name)) return false;
  return !/\b(?:ignore|disregard|instructions?|prompt|system|assistant|https?|www|click|password|send|reply)\b/iu.test(
    name,
  );
}

const LEGAL_FORMS =
  /[\s,]+(?:\(?(?:ltd|limited|llc|llp|l\.l\.c|inc|incorporated|corp|corporation|co|company|plc|gmbh(?: ?& ?co\.?(?: ?kg)?)?|ag|kg|se|ohg|ug|e\.?k|s\.?a\.?s?|sarl|s\.?[àa]\.?r\.?l|b\.?v|n\.?v|oy|oyj|ab|a\.?s|a\/s|aps|s\.?p\.?a|s\.?r\.?l|s\.?l|s\.?r\.?o|d\.?o\.?o|sp\.? ?z ?o\.? ?o|pty|pte|kft|zrt|holding|holdings|group)\)?\.?)$/iu;

function withoutLegalForm(name: string): string {
  const trimmed = name.trim().replace(/\s*\([^)]*\)\s*$/, "");
  const shorter = trimmed.replace(LEGAL_FORMS, "").trim();
  if (shorter === trimmed || shorter.length === 0) return trimmed.replace(/[,.]+$/, "");
  return withoutLegalForm(shorter);
}

function calm(word: string): string {
  const isShouted = /^[\p{Lu}'&-]{5,}$/u.test(word);
  return isShouted ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}

/** "Kestrel Bearings" is Kestrel to those who work there, "Northern Foods" is not Northern. */
function withoutTrade(words: readonly string[]): readonly string[] {
  const [first, second] = words;
  if (words.length !== 2 || !first || !second) return words;
  const isDistinct =
    first.length >= 5 && /^\p{Lu}\p{Ll}+$/u.test(first) && !SHARED.has(first.toLowerCase());
  return isDistinct && TRADES.has(second.toLowerCase()) ? [first] : words;
}

const TRADES: ReadonlySet<string> = new Set(
  `bearings logistics foods food freight industries industrial systems solutions technologies technology manufacturing
  distribution supply supplies engineering packaging plastics chemicals components parts tools pumps valves furniture
  textiles electronics seafood outdoor toys ceramiche hydraulics fasteners ventiltechnik energy cosmetics cosmétiques garden
  castings machinery hydraulik electric kitchens instruments pharma medical automation wholesale logistik technik maschinenbau`.split(
    /\s+/,
  ),
);
const SHARED: ReadonlySet<string> = new Set(
  `northern southern eastern western central united global general national royal great global first prime premier
  baltic nordic alpine atlantic pacific arctic european british german french polish danish swedish american
  advanced modern precision quality green white black silver golden coastal harbour river mountain valley city
  metro urban rural fresh frozen organic smart digital rapid swift direct total allied combined standard custom
  cold heavy light clear bright north south east west marine steel copper paper glass metal water power`.split(
    /\s+/,
  ),
);
