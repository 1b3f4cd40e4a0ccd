/**
 * What a sentence asks for without a question mark: "please let me know which data you need". Who asks for times is
 * answered by the times themselves.
 */
export function requestsIn(sentence: string): readonly string[] {
  const asked = [...sentence.matchAll(ASKS)];
  return asked.flatMap(({ index, 0: words }, place) => {
    const end = asked[place + 1]?.index ?? sentence.length;
    const rest = sentence.slice(index + words.length, end);
    if (WHEN.test(rest) || TIMES.test(`${words}${rest}`) || SAYS_NOTHING.test(rest)) return [];
    return [sentence.slice(place === 0 ? 0 : index, end)];
  });
}

const ASKS = new RegExp(
  `(?<!\\p{L})(?:${[
    "(?:let|have) (?:me|us) know",
    "(?:like|love|want|need|interested|keen|helpful) to (?:know|understand|learn)",
    "interested (?:to (?:hear|see)|in (?:knowing|hearing|learning|how|what|whether))",
    "would you mind (?:telling|sending|sharing|explaining)|(?:could|can|would|will) you (?:please |kindly |also |just |perhaps |maybe )*(?:send|share|tell|explain|describe|confirm|clarify|say|outline|provide|advise|give|point|let (?:me|us) know)",
    "(?:please|kindly) (?:also |just )?(?:send|share|tell|explain|describe|confirm|clarify|outline|provide|advise|forward)",
    "(?:tell|send|give|show) (?:me|us)(?! a (?:call|ring))|send over|explain(?= (?:how|what|why|whether|where))",
    "curious (?:how|what|whether|if|about|to know)|wondering|wonder (?:if|whether|how|what)",
    "(?:nennen|sagen|schreiben|erklären|erläutern|beschreiben|zeigen|schicken|senden|mailen|verraten|übermitteln|übersenden) sie",
    "(?:nenn|sag|schreib|erklär|zeig|schick|send)e? (?:mir|uns)|teil(?:en|t|e)? (?:sie )?(?:mir|uns)",
    "lass(?:en|t)? (?:sie )?(?:mich|uns) (?:(?:bitte|doch|noch|kurz|vorab|gerne?|auch|einfach) )*wissen",
    "(?:geben|gib|gebt) (?:sie )?(?:mir|uns) (?:(?:bitte|doch|noch|kurz|vorab|gerne?|auch) )*(?:bescheid|auskunft|rückmeldung|infos?|informationen|details)",
    "wüssten? (?:ich |wir )?(?:auch |noch |vorab )*gerne?|(?:mich|uns) (?:würden?|interessier\\p{L}+)",
    "(?:würden?|möchten?|wollen?|will)(?: \\p{L}+){0,4} (?:wissen|erfahren|verstehen)(?! lassen)|interessiert (?:mich|uns)",
    "(?:können|könnten|würden) sie (?:mir|uns)|(?:kannst|könntest) du (?:mir|uns)|bitte um (?:kurze |nähere |weitere )?(?:auskunft|infos?|informationen|angaben?|nennung|zusendung|erläuterung\\p{L}*)",
    "bitte (?:noch |kurz |auch |vorab )*(?:senden|schicken|erklären|nennen|mitteilen|angeben)",
    "(?:dites|indiquez|expliquez|précisez|envoyez|transmettez|décrivez|donnez)[- ](?:moi|nous)|faites[- ](?:moi|nous) (?:savoir|parvenir)|dis-moi|envoie-moi|explique-moi",
    "(?:m['’]|(?:me|nous) )(?:indiquer|expliquer|envoyer|préciser|dire|faire (?:savoir|parvenir)|transmettre|communiquer|donner|fournir|détailler)",
    "(?:aimerais|aimerions|voudrais|voudrions|souhaiterais|souhaiterions|souhaite|souhaitons) (?:bien |aussi |également )*(?:savoir|connaître|comprendre)|(?:je me|nous nous) deman\\p{L}+|pouvez-vous|pourriez-vous|envoyez",
    "(?:díga|indíque|explíque|envíe|mánde|cuénte|coménte|facilíte|páse|acláre|detálle|confírme|diga|indique|explique|envie|mande)n?(?:me|nos)|há?a?ga(?:me|nos) saber|(?:dime|dinos|envíame|explícame|mándame|cuéntame)",
    "(?:gustaría|quisiera|quisiéramos|querría|querríamos|necesito|necesitamos|quiero|queremos|interesa(?:ría)?) (?:también )?(?:saber|conocer|entender)|me pregunto|(?:me|nos) (?:indicara|dijera|enviara|explicara|mandara)",
    "(?:podr|pued)\\p{L}+ (?:\\p{L}+ ){0,2}?(?:decir|enviar|explicar|indicar|mandar|confirmar|facilitar|compartir|aclarar|contar)\\p{L}*",
    "(?:decir|enviar|explicar|indicar|mandar|facilitar|aclarar|confirmar)(?:me|nos)",
    "(?:mi|ci) (?:faccia|fate|fai|dica|dite|spieghi|spieghiate|spiegate|mandi|mandate|invii|inviate|indichi|indicate|può|puoi|potete|potrebbe|potreste|chiarisca|confermi)",
    "(?:fam|fate|dim|dite|spiega|spiegate|manda|mandate|invia|inviate)(?:mi|ci)|(?:dir|spiegar|mandar|inviar|indicar|chiarir|fornir|confermar)(?:mi|ci)|farmi sapere|farci sapere",
    "(?:vorrei|vorremmo|desidero|desideriamo|piacerebbe|interess\\p{L}+) (?:anche )?(?:sapere|capire|conoscere)|mi chiedo|può (?:inviar|dir|spiegar)\\p{L}*",
    "laat (?:me|mij|ons) (?:\\p{L}+ ){0,3}?weten|(?:vertel|stuur|mail|leg|geef|zeg|noem) (?:me|mij|ons)",
    "(?:kunt u|kun je|kan je|kunnen jullie|zou u|zou je|zouden jullie|wilt u|wil je)(?! (?:ook )?(?:om|op))",
    "(?:wil|willen|wilde|wilden|zou|zouden)(?: \\p{L}+){0,4} (?:weten|begrijpen)|graag (?:hoor|hoorde|verneem|ontvang|weet|zie)(?:en)? (?:ik|we|wij)|graag (?:meer|wat) informatie|benieuwd|vraag me af",
  ].join("|")})(?!\\p{L})`,
  "giu",
);

const WHEN = /^[\s,]*(?:\p{L}+[\s,]+){0,2}?(?:when|wann|quand|cu[aá]ndo|quando|wanneer)(?!\p{L})/iu;

const TIMES =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri)days?|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag|availab\p{L}+|dispon\p{L}+|(?:what|which|some|few|suitable|possible|your|free|two|three|other|alternative) (?:times?|dates?|days?)|(?:time|time ?)?slots?|calend\p{L}+|invit\p{L}+|appointment|(?:a|the|our) (?:call|meeting)|suits?|works? (?:for|best)|(?:that|this|it|day|time) works(?! with| on| in)|wann|termin\p{L}*|zeitfenster|verfügbar\p{L}*|einladung\p{L}*|kalender\p{L}*|passt|passen|klappt|uhrzeit\p{L}*|zeiten|créneaux?|convien\p{L}+|conviendrai\p{L}+|rendez-vous|horaires?|agenda|horarios?|fechas?|reunión|(?:viene|vendría|va|iría) (?:bien|bene)|huecos?|qué (?:día|hora)|orari\p{L}*|(?:che|quale) (?:giorno|ora|data)|appuntamento|uitnodiging|tijd(?:en|stip\p{L}*)?|past|schik(?:t|ken)|uitkomt|afspraak|welke (?:dag|dagen|datum))(?!\p{L})/iu;

/** "Let me know.", "Graag hoor ik van u." */
const SAYS_NOTHING =
  /^[\s,]*(?:(?:please|bitte|thanks?|thank you|from you|from|back|van (?:u|je|jullie)|ook|dan|gerne?|so|then)[\s,]*)*[.!\s]*$/iu;
