import { type ReplyText, spanOf } from "./reply-text.ts";

const weekday =
  "(?:mon|tues|wednes|thurs|fri)day|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|maandag|dinsdag|woensdag|donderdag|vrijdag|tomorrow|morgen|demain|manana|domani";
const months =
  "jan\\p{L}*|feb\\p{L}*|fevrier|mar[csz]\\p{L}*|maart|mars|april\\p{L}*|avril|abril|may|mai|mei|mayo|maggio|jun\\p{L}*|juin|giugno|jul\\p{L}*|juillet|luglio|aug\\p{L}*|aout|agosto|sep\\p{L}*|settembre|o[ck]t\\p{L}*|ottobre|nov\\p{L}*|de[cz]\\p{L}*|diciembre|dicembre|enero|gennaio|janvier";
const clock =
  "\\d{1,2} ?h ?\\d{2}|\\d{1,2}(?::|\\.)\\d{2}(?: ?uhr| ?uur)?|\\d{1,2} ?(?:am|pm|uhr|uur|h)\\b|(?:at|um|om|a las|alle|a|las) \\d{1,2}(?!\\d)";
const part =
  "vormittags?|nachmittags?|morning|afternoon|matin|apres-midi|por la manana|por la tarde|tarde|mattina|pomeriggio|ochtend|middag";
const nextWeek =
  "next week|nachste[nr]? woche|kommende[nr]? woche|(?:la )?semaine prochaine|la (?:proxima semana|semana que viene)|(?:la )?(?:settimana prossima|prossima settimana)|volgende week";
/** "Wednesday 14": a day of the month, unless it is the hour of "Wednesday 14:30" or "Mittwoch 14 Uhr". */
const ofMonth = "\\d{1,2}(?!\\d|:\\d| ?(?:am|pm|uhr|uur|h)\\b|\\.\\d\\d ?(?:uhr|uur))";

const TIME = new RegExp(
  `(?<!\\p{L})(?:(?:${nextWeek})[ ,]+(?:on |am |le |el |op )?)?(?:(?:${weekday})(?:${part})?(?:[ ,]+(?:the |el |le |den )?(?:${ofMonth}\\.?(?: ?(?:de )?(?:${months})|\\d{1,2}\\.?)?|(?:${months}) \\d{1,2}))?|\\d{1,2}\\.? (?:de )?(?:${months}))(?:[ ,]+(?:${part}))?(?:[ ,]+(?:um |at |a |om |alle |a las )?(?:${clock}))?(?:[ ,]+(?:${nextWeek}))?`,
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
