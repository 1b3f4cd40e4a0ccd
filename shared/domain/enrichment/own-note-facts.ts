import { isPlainProse } from "#shared/domain/campaigns/writing/plain-prose.ts";
import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** Where such a fact is from, in place of an address: nobody else published it. */
export const OWN_NOTE = "your own note";

/** What a person's own note says of where they met: a mail may begin with it. */
export function ownNoteFacts({ notes = "" }: Pick<Lead, "notes">): readonly PageFact[] {
  const { quote, place } = MET.exec(notes.normalize("NFC"))?.groups ?? {};
  if (!quote || !place || place.length > LONGEST_PLACE || !isPlainProse(place)) return [];
  if (!/\p{Lu}/u.test(place)) return [];
  return [
    {
      kind: "other",
      subject: "person",
      statement: `We met at ${place.trim()}.`,
      quote: quote.trim(),
      url: OWN_NOTE,
      sourceName: OWN_NOTE,
      confidence: 1,
    },
  ];
}

const LONGEST_PLACE = 60;

/** The six languages' "met at", up to the end of the clause. An English article stays with its place. */
const MET = new RegExp(
  `(?:^|[.;\\n] *)(?<quote>(?:${[
    "(?:we )?met (?:him |her |them )?at",
    "getroffen (?:auf|bei|an) (?:der |dem |den )?|kennengelernt (?:auf|bei) (?:der |dem )?",
    "rencontr\u00e9e? (?:au|\u00e0 la|\u00e0 l['\u2019]|\u00e0|lors d[ue])",
    "(?:conocid[oa]|conocimos) en (?:la |el )?",
    "(?:incontrat[oa]|conosciut[oa]) (?:alla|al|a|all['\u2019])",
    "ontmoet op (?:de |het )?",
  ].join("|")}) ?(?<place>[^,.;:!?()\\n]{3,}))`,
  "iu",
);
