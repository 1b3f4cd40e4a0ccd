import { foldText } from "#shared/domain/leads/company-name.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

type Noted = Pick<Lead, "notes" | "noteCleared">;

/** Why a person's own note keeps the department from writing first; undefined where it says no such thing or a person let it go. */
export function noteHold({ notes, noteCleared }: Noted): string | undefined {
  if (!notes || noteCleared?.note === notes || isOfTheFinder(notes)) return undefined;
  const said = sentencesOf(notes).find((sentence) => HOLDS.test(plainly(sentence)));
  return said && `your own note says “${shortened(said)}”: a person decides`;
}

/** The lead finder's own words about what it found; nobody asked for anything in them. */
function isOfTheFinder(notes: string): boolean {
  return /^Found at \S+\. Quality /u.test(notes);
}

function sentencesOf(notes: string): readonly string[] {
  return notes.split(/(?<=[.!?;])\s+|\n+/u).map((one) => one.trim());
}

function plainly(text: string): string {
  return foldText(text).replace(/[\u2018\u2019\u02bc]/gu, "'");
}

const LONGEST_QUOTE = 160;

function shortened(sentence: string): string {
  const bare = sentence.replace(/[.;]$/u, "");
  return bare.length <= LONGEST_QUOTE ? bare : `${bare.slice(0, LONGEST_QUOTE - 1)}…`;
}

const MONTHS =
  "jan(?:uary|uar|vier)?|feb(?:ruary|ruar|rero|braio|ruari)?|fevrier|mar(?:ch|zo)|maerz|marz|mars|maart|apr(?:il|ile)?|avril|abril|may|mai|mayo|maggio|mei|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust|ustus)?|aout|agosto|sept?(?:ember|embre)?|septiembre|settembre|oct(?:ober|obre)?|oktober|octubre|ottobre|nov(?:ember|embre)?|noviembre|dec(?:ember|embre)?|dezember|diciembre|dicembre";
const SEASONS =
  "spring|summer|autumn|winter|holidays?|vacation|christmas|easter|new year|year[- ]end|peak|season|fair|quarter|month|week|year|q[1-4]|fruhjahr|sommer|herbst|ferien|urlaub|weihnachten|ostern|neujahr|jahreswechsel|messe|saison|inventur|quartal|monat|jahr|vacances|fetes|ete|rentree|noel|paques|salon|vacaciones|verano|navidad|semana santa|feria|ferie|vacanze|estate|natale|pasqua|fiera|vakantie|zomer|kerst|pasen|beurs";
const TIME = `(?:(?:the|der|dem|den|die|das|les?|las?|l'|los?|el|il|i|de|het|mid|end of|ende|fin de?|fine|eind)[ -]?)*(?:\\w+ )?(?:\\d{1,2}[./]\\d|\\d{4}|(?:\\d{1,2}(?:st|nd|rd|th|er|[.])?(?: (?:of|de))? )?(?:${MONTHS})|${SEASONS})`;
const LANGUAGES =
  "german|french|spanish|italian|dutch|polish|czech|danish|norwegian|swedish|portuguese|deutsch|franzosisch|spanisch|italienisch|niederlandisch|polnisch|allemand|francais|espagnol|italien|neerlandais|aleman|frances|espanol|italiano|neerlandes|tedesco|francese|spagnolo|olandese|duits|frans|spaans|italiaans|nederlands";

/** Plain words for "not", "not now", "otherwise" and "in my language", in the six languages we read; without accents. */
const HOLDS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    // English
    "(?:do not|don't|never|must not|should not|not to be) (?:call|contact|write|e-?mail|mail|message|approach|disturb|reach|bother|contacted|called|mailed|written|approached)",
    "no (?:more |further |cold |sales )*(?:contact|e-?mails?|mails?|messages?|calls?|approach)",
    "not (?:before|until|till|now|yet|interested)",
    `(?:before|after|until|till) ${TIME}`,
    `(?:again|back|back in (?:the )?office) (?:in|next|on|from) ${TIME}`,
    "next (?:week|month|quarter|year|spring|summer|autumn|winter)",
    "(?:wait|hold off|leave (?:him|her|them|it)(?: alone)?|on hold|opted out|refused|declined|unsubscribed)",
    "(?:call|phone|ring|ask|speak to|talk to|check with) .{0,40}(?:first|before)",
    "(?:wants?|prefers?|would like|asked for|only by|only) (?:a |to be |by )*(?:phone )?(?:call(?:ed)?|phone|phoned|letter|post)",
    `(?:prefers?|wants?|only|please(?: write)?(?: in)?|writes? in|speaks only|answers only in) (?:in )?(?:${LANGUAGES})`,
    `(?:${LANGUAGES}) (?:only|please|preferred)`,
    "(?:no|not in|speaks no|does not speak|doesn't speak) english",
    // German
    "nicht (?:vor|mehr|anrufen|anschreiben|kontaktieren|schreiben|mailen|storen|interessiert|jetzt)",
    "keine? (?:kontakt\\p{L}*|e-?mails?|mails?|anrufe?|werbung|nachrichten|kontaktaufnahme|interesse)",
    "erst (?:ab|nach|im|in|wieder|anrufen|telefonieren)",
    `(?:nach|bis|ab) ${TIME}`,
    "(?:zuerst|vorher|vorab) (?:anrufen|telefonieren|fragen)|(?:anrufen|telefonieren) (?:zuerst|vorher)|(?:warten|bevorzugt|spricht nur|nur (?:auf )?(?:deutsch|franzosisch|italienisch|spanisch)|bitte (?:auf )?deutsch|kein englisch)",
    // French
    "ne (?:pas|plus|jamais) \\p{L}+|pas (?:avant|de (?:contact|mails?|e-?mails?|messages?|demarchage|courriels?))|pas d'(?:e-?mails?|appels?)|pas interesse",
    `(?:apres|jusqu'(?:a|au|en)|avant|des) ${TIME}`,
    "(?:appeler|telephoner|d'abord) (?:d'abord|avant|appeler|telephoner)|attendre|prefere|(?:uniquement|seulement) en \\p{L}+|en (?:francais|allemand) (?:uniquement|seulement|svp)",
    // Spanish
    "no (?:contactar|llamar|escribir|enviar|molestar|antes|hasta)|sin contacto|no le interesa",
    `(?:despues de|hasta|antes de|a partir de) ${TIME}`,
    "llamar (?:antes|primero)|primero llamar|esperar|prefiere|solo en \\p{L}+",
    // Italian
    "non (?:contattare|chiamare|scrivere|inviare|mandare|disturbare|prima)|nessun contatto|non interessat\\p{L}+",
    `(?:dopo|fino (?:a|al)|prima (?:di|del|della)) ${TIME}`,
    "(?:chiamare|telefonare) prima|prima (?:chiamare|telefonare)|aspettare|preferisce|solo in \\p{L}+",
    // Dutch
    "niet (?:bellen|mailen|contacteren|schrijven|benaderen|voor|meer|storen|nu)|geen (?:contact|mails?|e-?mails?|telefoontjes|berichten|interesse)",
    `(?:pas|na|tot|vanaf) ${TIME}|pas (?:na|vanaf|in) \\p{L}+`,
    "eerst bellen|bel eerst|wachten|liever|voorkeur|alleen in het \\p{L}+",
  ].join("|")})(?![\\p{L}\\p{N}])`,
  "iu",
);
