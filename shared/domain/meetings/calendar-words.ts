/** Words for times in English, German, French, Spanish, Italian and Dutch: lower case, without accents. */
export const calendarWords = {
  // "of" is "or" in Dutch, and stands before a month in English.
  or: /\s(?:or|oder|ou|o|oppure|alternatively|sonst|sinon|anders|of(?!\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|this|the)))\s/,
  no: /\b(?:(?:any|every)\w*(?: (?:day|time))? but|sadly|i wish|is (?:full|out)|fully booked|ausgebucht|ist (?:schon )?voll|est complet|bezet|occupato|not|no|cannot|can't|cant|don't|doesn't|won't|isn't|except|unfortunately|unable|busy|nicht|kein\w*|leider|ausser|pas|sauf|impossible|malheureusement|non|tranne|purtroppo|excepto|menos|niet|geen|helaas|behalve|nein|nee)\b/,
  noProblem:
    /\b(?:no problem|kein problem|pas de (?:probleme|souci)|aucun probleme|sin problema|ningun problema|nessun problema|geen probleem)\b/g,
  weekdays: [
    /\b(?:mon(?= ?$|[.,;]| (?:\d|at|or|and|morning|afternoon|the|next))|monday|montags?|lundi|lunes|lunedi|maandag)\b/,
    /\b(?:tue|tues|tuesday|dienstags?|mardi|martes|martedi|dinsdag)\b/,
    /\b(?:wed|weds|wednesday|mittwochs?|mercredi|miercoles|mercoledi|woensdag)\b/,
    /\b(?:thu|thur|thurs|thursday|donnerstags?|jeudi|jueves|giovedi|donderdag)\b/,
    /\b(?:fri|friday|freitags?|vendredi|viernes|venerdi|vrijdag)\b/,
    /\b(?:saturday|samstags?|samedi|sabado|sabato|zaterdag)\b/,
    /\b(?:sunday|sonntags?|dimanche|domingo|domenica|zondag)\b/,
  ],
  months: [
    "january|jan|januar|janvier|enero|gennaio|januari",
    "february|feb|februar|fevrier|febrero|febbraio|februari",
    "march|mar|marz|mars|marzo|maart",
    "april|apr|avril|abril|aprile",
    "may|mai|mayo|maggio|mei",
    "june|jun|juni|juin|junio|giugno",
    "july|jul|juli|juillet|julio|luglio",
    "august|aug|aout|agosto|augustus",
    "september|sept|sep|septembre|septiembre|settembre",
    "october|oct|okt|oktober|octobre|octubre|ottobre",
    "november|nov|novembre|noviembre",
    "december|dec|dez|dezember|decembre|diciembre|dicembre",
  ],
  weeks: [
    {
      pattern:
        /\b(?:(?:this|diese[rn]?|cette|esta|questa|deze) (?:week|woche|semaine|semana|settimana))\b/,
      ahead: 0,
    },
    {
      pattern:
        /\b(?:(?:next|coming|na?e?chste[nr]?|(?:kommende|folgende)[nr]?|prochaine|proxima|siguiente|prossima|volgende|komende) (?:week|woche|semaine|semana|settimana)|(?<!after )next week|semaine (?:prochaine|suivante|qui vient)|semana (?:que viene|que entra|proxima|siguiente)|settimana (?:prossima|che viene|entrante|successiva))\b(?! (?:but one|after))/,
      ahead: 1,
    },
    {
      pattern:
        /\b(?:week after next|next week but one|uberna?e?chste[nr]? woche|(?:in|dans|dentro de|tra|fra|over) (?:two|2|zwei|deux|dos|due|twee) (?:weeks|wochen|semaines|semanas|settimane|weken)|in a fortnight|dans (?:quinze|15) jours)\b/,
      ahead: 2,
    },
  ],
  thisDay:
    /\b(?:this|diese[nr]?|ce|este|questo|deze) (?:coming )?(?:mon|tue|wed|thu|fri|mont|dien|mitt|donn|frei|lun|mar|mer|mie|jeu|jue|gio|ven|vie|maan|din|woe|don|vri)/,
  /** "The Tuesday after", "half past ten": a week or an hour that is not read. */
  unread:
    /\b(?:next month|nachsten monat|mois prochain|mes que viene|proximo mes|mese prossimo|prossimo mese|volgende maand|(?:in der )?woche drauf|(?:other|andere[nr]?) (?:week|woche)|half (?:past|(?!(?:an?|hour)\b)\p{L}+)|halb \p{L}+|(?:quarter|viertel|kwart) (?:to|past|vor|nach|over|voor)|et demie|y media|e mezz[ao]|y cuarto|menos cuarto|et quart|\w+day after(?!\s?\d)|following|fortnight|weeks? (?:later|after)|(?:two|three|\d+) weeks|\w+day week|(?:zwei|drei|vier|\d+) wochen|14 tage\w*|darauf\w*|darauffolgend\w*|uberna?e?chste\w*|(?:deux|trois|\d+) semaines|quinze jours|quinzaine|suivante?s?|d'apres|en huit|(?:dos|tres|\d+) semanas|quince dias|siguientes?|(?:due|tre|\d+) settimane|quindici giorni|successiv[oa]|seguente|(?:twee|drie|\d+) weken|veertien dagen|daarop\w*|erna|daarna)\b/u,
  greeting:
    /\b(?:good|nice|great|lovely|guten|schonen|bonne|buona|fijne|prettige|goede) (?:morning|afternoon|evening|day|week|weekend|morgen|nachmittag|abend|tag|woche|matinee|apres-midi|soiree|semaine|mattina|giornata|serata|settimana|ochtend|middag|avond|dag)\b/g,
  /** "Dienstagnachmittag", "dinsdagmiddag". */
  dayWithPart:
    /\b(montag|dienstag|mittwoch|donnerstag|freitag|maandag|dinsdag|woensdag|donderdag|vrijdag)s?(vormittag|nachmittag|mittag|abend|morgen|fruh|ochtend|middag|avond)(?=s?\b)/g,
  relativeDays: [
    {
      pattern:
        /\b(?:day after tomorrow|ubermorgen|apres-demain|apres demain|pasado manana|dopodomani|overmorgen)\b/,
      days: 2,
    },
    {
      // "morgen" is morning after a weekday, and "manana" after "la".
      pattern:
        /\b(?:tomorrow|demain|domani)\b|(?<!\b(?:la|pasado) )\bmanana\b|(?<!(?:tag|woch|guten|goede) )\bmorgen\b/,
      days: 1,
    },
    { pattern: /\b(?:today|heute|aujourd'hui|hoy|oggi|vandaag)\b/, days: 0 },
  ],
  /** h1: 14:30 and 3:30 pm. h2: 14h30, 14 Uhr, 14.30 Uhr. h3: 3 pm. h4: a bare hour after "at". */
  clock:
    /\b(?<h1>\d{1,2}):(?<m1>\d\d)(?:\s?(?<half1>a\.?m|p\.?m)\b)?|\b(?<h2>\d{1,2})(?:(?:\.(?<m2>\d\d))?\s?(?:uhr|uur|heures?|horas?|ore)\b(?:\s?(?<m4>\d\d)\b)?|\s?h\s?(?<m3>[0-5]\d)?\b)|\b(?<h3>\d{1,2})\s?(?<half3>a\.?m|p\.?m)\b|\b(?:at|um|gegen|alle|ore|a las|om)\s(?<h4>\d{1,2})\b(?![.:/]\d|\s?(?:a\.?m|p\.?m|h\b|uhr|uur|heure|hora))/g,
  between: /\b(?:between|zwischen|entre|tra|fra|tussen|from|von|de|dalle|van|desde)\s(?:the\s)?$/,
  after:
    /\b(?:after|from|ab|nach|apres|a partir de|despues de|dopo|na|vanaf|dalle|not before)\s(?:las\s|le\s|dalle\s)?$/,
  before:
    /\b(?:before|until|by|vor|bis|avant|jusqu'a|antes de|hasta|prima|entro|voor|tot)\s(?:las\s|le\s|delle\s|dell'|del\s)?$/,
  /** A time named only to say that another one is meant. */
  otherThan:
    /\b(?:before|after|until|till|by|from|since|than|instead of|vor|nach|bis|ab|seit|als|statt|anstatt|avant|apres|jusqu'(?:a|au)|depuis|a partir d[eu]|des|que|au lieu d[eu]|antes del?|despues del?|hasta|desde|en (?:lugar|vez) del?|prima d(?:i|el|elle|ell)|dopo|entro|fino a|a partire da|invece d(?:i|el)|voor|na|tot|vanaf|sinds|in plaats van|dan)[\s,']+(?:\p{L}{1,4}[\s,']+){0,2}(?:\d|mon|tue|wed|thu|fri|mont|dien|mitt|donn|frei|lun|mar|mer|mie|jeu|jue|gio|ven|vie|maan|din|woe|don|vri)/u,
  partsOfDay: [
    {
      pattern:
        /\b(?:mornings?|vormittags?|matin|matinee|la manana|mattina|mattinata|ochtend|s morgens)\b|(?<=\b\w+tag )\bmorgen\b/,
      from: 7 * 60,
      to: 12 * 60,
    },
    {
      pattern:
        /\b(?:afternoons?|nachmittags?|apres-midi|apres midi|tarde|pomeriggio|(?<!tussen de )middag)\b/,
      from: 12 * 60,
      to: 18 * 60,
    },
    {
      pattern: /\b(?:evenings?|abends?|soir(?:ee)?|noche|sera|avond)\b/,
      from: 17 * 60,
      to: 22 * 60,
    },
    {
      pattern: /\b(?:noon|midday|mittags?|(?<!apres[- ])midi|mediodia|mezzogiorno)\b/,
      at: 12 * 60,
    },
  ],
  choices: [
    {
      pattern:
        /\b(?:first (?:one|option|slot|time|date|suggestion|proposal)|option (?:1|one)|the first|erste[nr]?|premiere?|primer[oa]?|primo|la prima|prima (?:opzione|data|proposta)|eerste)\b/,
      choice: 1,
    },
    {
      pattern:
        /\b(?:second (?:one|option|slot|time|date|suggestion|proposal)|option (?:2|two)|the second|zweite[nr]?|deuxieme|seconde|segund[oa]|second[oa]|tweede)\b/,
      choice: 2,
    },
    {
      pattern:
        /\b(?:third (?:one|option|slot|time|date|suggestion|proposal)|option (?:3|three)|the third|dritte[nr]?|troisieme|tercer[oa]?|terz[oa]|derde)\b/,
      choice: 3,
    },
    {
      pattern: /\b(?:last (?:one|option|slot)|the last|letzte[nr]?|derniere?|ultim[oa]|laatste)\b/,
      choice: -1,
    },
  ],
} as const;
