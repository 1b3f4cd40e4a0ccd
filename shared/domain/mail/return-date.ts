import { type NamedDate, namedDates, plusDays } from "./named-dates.ts";
import { anyOf, plainWords } from "./plain-words.ts";

/** The day a person is back, as an absence note says it; undefined when it names none, or one that is over. */
export function returnDate(text: string, written: Date): string | undefined {
  const words = plainWords(text).slice(0, 3000);
  const dates = namedDates(words, written);
  const today = written.toISOString().slice(0, 10);
  const readings = dates.map((date, index) => readingOf(words, date, dates[index + 1]));

  const back = readings.find(({ says, day }) => says === "back" && day >= today);
  const until = readings.findLast(({ says, day }) => says === "until" && day >= today);
  return back?.day ?? until?.day;
}

type Reading = { readonly says: "back" | "until" | "nothing"; readonly day: string };

function readingOf(words: string, date: NamedDate, next: NamedDate | undefined): Reading {
  const before = lastSentence(words.slice(Math.max(0, date.start - 90), date.start));
  const after = firstSentence(words.slice(date.end, date.end + 70));
  const near = before.slice(-45);

  if (backBefore.test(near)) return { says: "back", day: date.day };
  // "From the 3rd to the 12th": the first date begins the absence.
  const beginsRange = next && rangeWord.test(words.slice(date.end, next.start));
  if (!beginsRange && backAfter.test(after) && !absentAfter.test(after)) {
    return { says: "back", day: date.day };
  }
  if (beginsRange) return { says: "nothing", day: date.day };

  const isInclusive =
    inclusiveBefore.test(near) || inclusiveAfter.test(after) || endsRange.test(near);
  if (isInclusive) return { says: "until", day: plusDays(new Date(date.day), 1) };
  return { says: untilBefore.test(near) ? "until" : "nothing", day: date.day };
}

function lastSentence(text: string): string {
  return text.split(/[!?]\s|(?<!\b\d{1,2})\.\s/).at(-1) ?? "";
}

function firstSentence(text: string): string {
  return text.split(/[!?](?:\s|$)|\.(?:\s|$)/)[0] ?? "";
}

/** What may stand between a cue and its date: a weekday, an article, a part of the day. */
const gap =
  "(?:[\\s,:(]*(?:on|the|from|as of|in|at|again|office|work|am|ab|ab dem|dem|den|der|vom|zum|wieder|le|la|les|a|a partir|du|de|el|dia|il|giorno|dal|da|op|vanaf|de|het|next|nachsten?|kommenden?|prochain|proximo|prossimo|volgende|morning|to|my|desk|mon|mo|di|mi|do|fr|tue|wed|thu|fri|[a-z]+day|[a-z]+tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|[a-z]+dag)\\b[\\s,.:]*){0,7}[\\s(]*$";

const backBefore = anyOf(
  `\\b(?:back|return(?:ing)?|returns|resum(?:e|ing)(?: work)?|available again|reachable again|reopen(?:s|ing)?|re-open|again|will (?:respond|reply|answer|read)(?: to)?(?: you| your (?:e-?mail|message))?)${gap}`,
  `(?:zuruck|wieder (?:im (?:buro|haus|dienst)|da|erreichbar|fur sie da|verfugbar|am platz|an bord|anwesend)?|ruckkehr|wiedersehen|ab dem)${gap}`,
  `(?:de retour|retour|reprend(?:rai|s|rons)?(?: mes fonctions| le travail)?|reprise|rouvr\\w+|a nouveau (?:disponible|joignable)|reviens|reviendrai|rentre(?:rai)?|repondrai|lirai votre message)(?: au bureau| au travail| parmi vous)?${gap}`,
  `(?:vuelvo|volvere|regreso|regresare|retorno|reincorpor\\w+|de (?:vuelta|regreso|nuevo)|vuelta|disponible|respondere|contestare|reabri\\w+|volvemos)(?: a la oficina| al trabajo| en la oficina)?${gap}`,
  `(?:rientro|rientrero|ritorno|tornero|torno|di (?:nuovo|ritorno)(?: (?:in (?:sede|ufficio)|disponibile|operativo|operativa|raggiungibile))?|riapr\\w+|rispondero|nuovamente (?:disponibile|in ufficio))(?: in (?:ufficio|sede))?(?: previsto)?(?: per)?${gap}`,
  `(?:terug|weer (?:terug|aanwezig|bereikbaar|beschikbaar|op kantoor|open|aan het werk)?|retour|hervat \\w+)(?: op kantoor| aan het werk)?${gap}`,
);
const backAfter = anyOf(
  "^[^.]{0,30}\\b(?:i am|i'm|i'll be|i will be|we are) (?:back|available|reachable|in the office)",
  "^[^.]{0,45}\\b(?:wieder|zuruck\\b)",
  "^[^.]{0,40}\\b(?:de retour|a nouveau|de nouveau|je reprends)",
  "^[^.]{0,40}\\b(?:de vuelta|de nuevo|estare disponible|vuelvo|me reincorporo)",
  "^[^.]{0,40}\\b(?:di nuovo|nuovamente|saro disponibile|rientro)",
  "^[^.]{0,40}\\b(?:weer|terug)\\b",
);
const absentAfter = anyOf("\\b(?:not|nicht|pas|non|niet|no) ");

const rangeWord =
  /^[\s,]*(?:20\d\d)?[\s,]*(?:\([^)]*\))?[\s,]*(?:to|until|till|through|thru|and|-|–|—|bis|bis zum|bis einschliesslich|und|au|jusqu'au|et|al|hasta el|hasta|y el|y|fino al|e|tot|tot en met|t\/m|t\.e\.m\.|en|a|el|le|les|il|zum)[\s,]*(?:the|and including|and|including|einschliesslich|einschl\.|zum|den|el|il|met|including|[a-z]+day|[a-z]+tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|[a-z]+dag)?[\s,]*$/;
const endsRange =
  /(?:\d{1,2}\.?(?:st|nd|rd|th)?(?: (?:of |de )?[a-z]{3,10}\.?)?(?:,? 20\d\d)?|\d{1,2}[./]\d{1,2}\.?(?:20\d\d)?|[a-z]{3,10} \d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri)day)[\s,]*(?:to|until|till|through|thru|-|–|—|bis|bis zum|au|jusqu'au|al|hasta el|fino al|tot|tot en met|t\/m)[\s,]*(?:the|den|el|il|(?:[a-z]+day|[a-z]+tag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|[a-z]+dag))?[\s,]*$/;

const until =
  "(?:until|till|untill|thru|through|bis(?: zum| zu dem)?|jusqu'au|jusqu'a|jusques?(?: au)?|hasta(?: el)?|fino al(?:l')?|fino a|sino al|tot(?: en met)?)";
const untilBefore = anyOf(`\\b${until}${gap}`);
const inclusiveBefore = anyOf(
  "(?:through|thru|up to and including|bis (?:einschliesslich|inklusive|inkl\\.|einschl\\.|und mit)|t/m|t\\.e\\.m\\.|tot en met|fino a(?:l)? tutto(?: il)?)(?:[\\s,]*(?:the|zum|den|el|il|le|dia|[a-z]+day|[a-z]+tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|[a-z]+dag)\\b[\\s,.]*){0,3}\\s*$",
);
const inclusiveAfter = anyOf(
  "^[\\s,(]*(?:20\\d\\d)?[\\s,(]*(?:inclusive|included|incl\\.?|einschliesslich|inklusive|inclus[eo]?|inclusive|incluso|compreso|incluido|included|inbegrepen)\\b",
);
