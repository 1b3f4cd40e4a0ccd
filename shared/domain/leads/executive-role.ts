import type { ContactRole } from "./contact.ts";

/** The seat behind a title in English, German or French; all but "other" are above the line. Founders, owners and managing directors sit where a CEO would. */
export function executiveRole(title: string): ContactRole {
  const plain = title.toLowerCase().replace(/[’`]/g, "'").replace(/\s+/g, " ").trim();
  if (notTheSeat.test(plain)) return "other";
  const named =
    firstNamed(plain, ranks) ?? firstNamed(plain, departments) ?? firstNamed(plain, owners);
  return named ?? "other";
}

/** Does this line read as somebody's position at all, above the line or not? */
export function looksLikeTitle(text: string): boolean {
  const plain = text.toLowerCase().trim();
  if (plain.length < 2 || plain.length > 90 || /[.!?:]\s|[!?]$/.test(plain)) return false;
  return executiveRole(plain) !== "other" || position.test(plain);
}

const notTheSeat =
  /\b(?:assistant|assistenz|assistentin|former|formerly|ex-|ehemalige[rn]?|ancien(?:ne)?|retired|deputy to|office of the|to the (?:ceo|managing director|board)|board member|non-executive|advisor|adviser|intern)\b/;

type Naming = readonly [ContactRole, RegExp];

const ranks: readonly Naming[] = [
  [
    "cfo",
    /kaufmännischer? geschäftsführer(?:in)?|finanzvorst(?:and|ändin)|finanzgeschäftsführer(?:in)?/,
  ],
  ["cto", /technischer? (?:geschäftsführer(?:in)?|leiter(?:in)?|direktor(?:in)?)|technikvorstand/],
  [
    "coo",
    /chief operat(?:ing|ions) officer|\bcoo\b|betriebsvorstand|direct(?:eur|rice) (?:général[e]? )?des opérations|director[a]? de operaciones/,
  ],
  [
    "cfo",
    /chief financ(?:e|ial) officer|\bcfo\b|(?:^|group |und |and |& )finance director|\bdaf\b|direct(?:eur|rice) (?:administrati(?:f|ve) et )?financi(?:er|ère)|director[a]? financier[oa]/,
  ],
  [
    "cto",
    /chief (?:technology|technical) officer|\bcto\b|technical director|technology director|direct(?:eur|rice) (?:technique|technologique)/,
  ],
  [
    "ceo",
    /chief executive|\bceo\b|vorstandsvorsitzende[rn]?|\bpdg\b|p-dg|président(?:e)?[- ]direct(?:eur|rice) général/,
  ],
];

const departments: readonly Naming[] = [
  [
    "vp-finance",
    /(?:\bvp|vice[- ]president|svp|evp),?(?: of)?(?: the)? financ|head of (?:group )?financ|director of finance|financial controller|leiter(?:in)? (?:der )?(?:finanz|rechnungswesen|buchhaltung)|finanzleiter(?:in)?|kaufmännischer? leiter(?:in)?|responsable (?:administratif et )?financi(?:er|ère)/,
  ],
  [
    "vp-operations",
    new RegExp(
      [
        "(?:\\bvp|vice[- ]president|svp|evp),?(?: of)? (?:global )?(?:operations|supply chain|logistics|manufacturing|production)",
        "head of (?:group )?(?:operations|supply chain|logistics|production|manufacturing)",
        "director of (?:operations|logistics|supply chain|manufacturing)",
        "(?:operations|logistics|supply[- ]chain|production|manufacturing|plant|works) director",
        "leiter(?:in)? (?:der |des )?(?:logistik|betrieb|produktion|supply chain|operations|fertigung|werk)",
        "(?:betriebs|logistik|produktions|werk|werks)leiter(?:in)?",
        "(?:direct(?:eur|rice)|responsable) (?:de la |du |de )?(?:logistique|production|supply chain|site|l'exploitation|exploitation)",
      ].join("|"),
    ),
  ],
];

const owners: readonly Naming[] = [
  [
    "ceo",
    /(?<!deputy |assistant |stellvertretende[rn]? )(?:managing (?:director|partner)|geschäftsführe(?:r|rin|nder? gesellschafter(?:in)?)\b|geschäftsführung|direct(?:eur|rice) général[e]?(?! adjoint)|\bgérant[e]?\b|director[a]? general\b|administrerende direktør|verkställande direktör)/,
  ],
  [
    "ceo",
    /\b(?:co-?)?founder\b|\b(?:co-?)?owner\b|\bproprietor\b|\binhaber(?:in)?\b|\bgründer(?:in)?\b|\b(?:co-?)?fondat(?:eur|rice)\b/,
  ],
  ["ceo", /(?<!vice[- ]|vice-)\b(?:president|président[e]?)\b/],
];

/** Of several seats in one title the first named counts: "CFO and COO" signs as CFO. */
function firstNamed(title: string, namings: readonly Naming[]): ContactRole | undefined {
  return namings
    .map(([role, pattern]) => ({ role, at: title.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)[0]?.role;
}

const position =
  /\b(?:chief|head of|director|manager|vice[- ]president|vp|officer|lead|leader|chair(?:man|woman|person)?|partner|president|engineer|buyer|planner|controller|supervisor|coordinator|executive|secretary|accountant|developer|specialist|consultant|architect|designer|treasurer|instructor|teacher|solicitor|attorney|paralegal|photographer|leiter(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|vertrieb|einkauf|prokurist(?:in)?|meister(?:in)?|direct(?:eur|rice)|responsable|chargée? de|assistant[e]?)\b|leiter(?:in)?\b/;
