import { type ReplyText, spanOf } from "./reply-text.ts";

const weekday =
  "(?:mon|tues|wednes|thurs|fri)day|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|maandag|dinsdag|woensdag|donderdag|vrijdag|tomorrow|morgen|demain|manana|domani";
const months =
  "jan\\p{L}*|feb\\p{L}*|fevrier|mar[csz]\\p{L}*|maart|mars|april\\p{L}*|avril|abril|may|mai|mei|mayo|maggio|jun\\p{L}*|juin|giugno|jul\\p{L}*|juillet|luglio|aug\\p{L}*|aout|agosto|sep\\p{L}*|settembre|o[ck]t\\p{L}*|ottobre|nov\\p{L}*|de[cz]\\p{L}*|diciembre|dicembre|enero|gennaio|janvier";
const clock =
  "\\d{1,2} ?h ?\\d{2}|\\d{1,2}(?::|\\.)\\d{2}(?: ?uhr| ?uur)?|\\d{1,2} ?(?:am|pm|uhr|uur|h)\\b|(?:at|um|om|a las|alle|a|las) \\d{1,2}(?!\\d)";
const part =
  "vormittags?|nachmittags?|morning|afternoon|matin|apres-midi|por la manana|por la tarde|tarde|mattina|pomeriggio|ochtend|middag";
const week =
  "(?:(?:this|next) |diese[rn]? |na?e?chste[nr]? |uberna?e?chste[nr]? |kommende[nr]? |la |esta |questa |deze |volgende |komende )?(?:week|woche|semaine|semana|settimana|proxima semana|prossima settimana)(?: prochaine| que viene| prossima| after next)?";
const glue =
  "(?:of |the |in (?:the |de )?|am |an |der |um |ab |nach |at |from |after |a |de la |de |della |dans l'|l'|nel |di |il |alle |dalle |dopo le |om |na |vanaf |a las |a partir de(?: las)? |despues de las |apres |vers |le |all |around |gegen |verso le |hacia las |tegen )*";
const or = "(?:or|oder|ou|o|of|oppure|and|und|et|y|e|en)";
/** "Wednesday 14": a day of the month, unless it is the hour of "Wednesday 14:30" or "Mittwoch 14 Uhr". */
const ofMonth = "\\d{1,2}(?!\\d|:\\d| ?(?:am|pm|uhr|uur|h)\\b|\\.\\d\\d ?(?:uhr|uur))";

const day = `(?:(?:${weekday})(?:${part})?(?:[ ,]+(?:the |el |le |den )?(?:${ofMonth}\\.?(?: ?(?:de )?(?:${months})|\\d{1,2}\\.?)?|(?:${months}) \\d{1,2}))?|\\d{1,2}\\.? (?:de )?(?:${months}))`;

/** Days in a row are one wish with the hours that follow: "next week Tuesday or Wednesday, in the afternoon". */
const TIME = new RegExp(
  `(?<!\\p{L})(?:${week}[ ,]+(?:on |am |le |el |op )?)?${day}(?:(?:-? ${or}|,) (?:on |am |le |el |il |op )?${day}){0,3}(?:[ ,]+${glue}(?:${part}|${clock}|${week})(?!\\p{L})){0,3}`,
  "gu",
);

/** Times the reply offers or asks for, in its own words and order. */
export function proposedTimes(reply: ReplyText): readonly string[] {
  const found = [...reply.folded.matchAll(TIME)].map(({ index, 0: words }) =>
    spanOf(reply, index, index + words.length),
  );
  return [...new Set(found)].slice(0, MOST_TIMES);
}

const MOST_TIMES = 6;
