import { allPhrases } from "./phrases/all-phrases.ts";
import { findPhrases, type PhraseMatch } from "./phrases/phrase.ts";

/**
 * Where a sentence tells of others who leave: "our customers unsubscribe". Whoever counts themselves among them ("we are no
 * longer customers", "as one of your readers"), speaks of themselves up to the verb, or says whom to take off, asks for it.
 */
export function othersLeft(folded: string): readonly PhraseMatch[] {
  return Object.values(allPhrases)
    .flatMap(({ othersLeave }) => findPhrases(othersLeave, folded))
    .filter(({ start, end }) => {
      const before = /[^,;:]*$/.exec(folded.slice(0, start))?.[0] ?? "";
      const words = folded.slice(start, end);
      return (
        !isOfSelf.test(words) &&
        !hasObject.test(folded.slice(end)) &&
        !meAnd.test(before) &&
        (ours.test(before) || !(countsSelf.test(before) || isTheReader(before, words)))
      );
    });
}

/** "I told your people to unsubscribe me", "you people unsubscribe": those are we. */
function isTheReader(before: string, words: string): boolean {
  return /^(?:people|leute|gens)\b/.test(words) && theReaders.test(before);
}

const meAnd = /\b(?:i|me|ich|ik|moi|yo|io) (?:and|und|en|et|y|e) /;

const theReaders = /\b(?:you|your|ihr|ihren?|eure|euren|vos|sus?|uw|jullie) $/;

const ours = /\b(?:our|unser\p{L}*|nos|nuestr[ao]s|nostr[ei]|onze) (?:\p{L}+ )?$/u;

/** The writer, a second thing that is said, or a request, between those who leave and their leaving. */
const isOfSelf = new RegExp(
  [
    "(?<!\\b(?:bei|von|mit|with|from|bij|van|met|chez|de|da|con) )\\b(?:i|i'd|we|me|us|my|myself|ourselves|ich|wir|mich|mir|uns|ik|wij|mij|ons|je|j'\\p{L}+|nous|m'\\p{L}+|moi|yo|nos|nosotros|mi|ci|io|noi)\\b",
    "\\b(?:and|but|so|und|aber|et|mais|y|pero|e|ed|ma|en|maar|please|bitte|graag|gelieve|merci|veuillez)\\b",
    // Spanish and Italian say "we" by the ending of the verb.
    "\\b(?:quier[oa]|queremos|quisier\\p{L}+|deseo|deseamos|solicit(?:o|amos)|pid(?:o|amos)|pedimos|voglio|vogliamo|vorre[im]\\p{L}*|desider(?:o|iamo)|chied(?:o|iamo)|preg(?:o|hiamo))\\b",
    "\\b(?:dar|den?|dad|da)(?:me|n?os)\\b|(?:[aei]r|[ae]n|te|\\bda)(?:me|nos|mi|ci)$",
    // A clause of its own, but for one that says which others.
    ",(?! ?(?:who|that|which|die|welche|qui|que|che)\\b)",
  ].join("|"),
  "u",
);

const hasObject =
  /^[ -](?:me|us|my|mich|uns|meine\p{L}*|moi|nous|mij|ons|mijn|this (?:e-?mail|address|mailbox|inbox)|(?:diese|cette|esta|questo|dit) \p{L}*(?:adres|mail|correo|indirizzo)|\S+@)/u;

const countsSelf = new RegExp(
  [
    "\\b(?:as|als|wie(?! viele)|like|comme|en tant que|como|en calidad de|come|in qualita di|zoals)\\b",
    "\\b(?:i'?m|i (?:am|was)|we'?re|we (?:are|were)|ich (?:bin|war)|wir (?:sind|waren)|(?:bin|war) ich|(?:sind|waren) wir|ik (?:ben|was)|(?:wij|we) (?:zijn|waren)|je suis|j'etais|nous (?:sommes|etions)|soy|somos|eramos|sono(?! (?:molt|tant|tropp|i |gli ))|siamo|eravamo)\\b(?! \\p{L}+ing\\b)(?: (?!(?:that|how|why|dass?|que|che|dat)\\b)\\S+){0,5} ?$",
    "(?:\\b(?:not|no|never|kein\\p{L}*|nicht|geen|niet|pas|plus|non)|n't)\\b(?! (?:only|nur|seulement|solo|alleen)\\b)(?: \\S+){0,3} ?$",
  ].join("|"),
  "u",
);
