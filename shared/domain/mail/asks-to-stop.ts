import { isBareStop } from "#shared/domain/replies/bare-stops.ts";
import { misspeltStops } from "#shared/domain/replies/misspelt-stops.ts";
import { dutchStops } from "#shared/domain/replies/phrases/dutch-stops.ts";
import { englishStops } from "#shared/domain/replies/phrases/english-stops.ts";
import { frenchStops } from "#shared/domain/replies/phrases/french-stops.ts";
import { germanStops } from "#shared/domain/replies/phrases/german-stops.ts";
import { italianStops } from "#shared/domain/replies/phrases/italian-stops.ts";
import { stopsInOtherLanguages } from "#shared/domain/replies/phrases/other-languages.ts";
import { findPhrases } from "#shared/domain/replies/phrases/phrase.ts";
import { spanishStops } from "#shared/domain/replies/phrases/spanish-stops.ts";
import { replyText } from "#shared/domain/replies/reply-text.ts";
import type { InboundMail } from "./inbound-mail.ts";
import { anyOf, plainWords } from "./plain-words.ts";
import { stripQuote } from "./strip-quote.ts";

/**
 * Whether a mail that looks like a machine's may hold a person's wish to be left alone, in its subject or in either part.
 * By the built stops of every language and by words that are coarser than the rules for replies: what it finds, those
 * read afterwards.
 */
export function asksToStop(
  mail: Pick<InboundMail, "subject" | "text" | "html" | "headers">,
): boolean {
  const isNewsletter = mail.headers["list-unsubscribe"] !== undefined;
  const replies = [mail.text, mail.html ?? ""].map((text) =>
    stripQuote(text).reply.slice(0, MOST_READ),
  );
  return (
    (!isNewsletter && [mail.subject, ...replies].some(isBareStop)) ||
    replies.some((reply) => isStop(`${mail.subject} . ${reply}`, isNewsletter))
  );
}

const MOST_READ = 20_000;

function isStop(written: string, isNewsletter: boolean): boolean {
  const words = plainWords(written).replace(offerToStop, " ");
  return (
    stopWords.test(words) ||
    (!isNewsletter && isPlainlyStop(words)) ||
    findPhrases(stopsInOtherLanguages, replyText(written).folded).length > 0
  );
}

function isPlainlyStop(words: string): boolean {
  return (
    bareWords.test(words) ||
    misspeltStops(words).length > 0 ||
    findPhrases(builtStops, words).length > 0
  );
}

const builtStops = [
  englishStops,
  germanStops,
  frenchStops,
  spanishStops,
  italianStops,
  dutchStops,
].flatMap((stops) => [...stops.unsubscribe, ...stops.do_not_contact]);

/** What newsletters and our own footers say to everybody: "to unsubscribe, click here". */
const offerToStop =
  /\b(?:if|to (?:unsubscribe|opt[ -]?out|stop)|wenn sie|falls sie|sollten sie|um sich|si vous|pour (?:vous|ne plus)|si (?:no |ya )?(?:desea|quiere)|para (?:darse|dejar)|se (?:non )?(?:desidera|vuole)|per (?:annullare|cancellarsi|disiscriversi)|als u|wilt u|om u)\b[^.!?]{0,160}/g;

const stopWords = anyOf(
  // A sentence of its own.
  "(?:^|[.!?] )(?:please |bitte |pls )?(?:stop|stopp|unsubscribe|remove|abmelden|abbestellen|austragen|desinscription|desabonnement|baja|cancellami|uitschrijven|afmelden)(?: (?:me|us|it|now|please|bitte|merci|s'il vous plait|por favor|per favore|a\\.?u\\.?b\\.?))*(?: ?[.!]|$)",
  // Short ways to say it.
  "\\b(?:verpiss|verschon|absehen|abzusehen|sparen sie sich|schluss jetzt|give it a rest|get any more|rather not|ahorre|vayanse|dejen? (?:me |nos )?tranquil|que no insist|epargnez|foutez|allez voir|inutile de|non rompe|risparmiat|vaffa|la pianti|non insistere|bespaar|rot op|lastig|met rust|hou(?:dt)? op|stellen geen prijs)",
  "\\b(?:wunsche|keine?n?) (?:keinen )?(?:kontakt|mails?|e-?mails|anrufe)|weiteren kontakt|anrufe (?:\\S+ )?nicht|\\bkeine weiteren|\\b(?:llamadas no|no (?:me |nos )?vuelv|basta ya|suprim)|\\bne (?:me|nous) re\\S+ plus|\\bplus d'|\\bniente telefonate|\\bnon (?:contatt|mandat|scriv)|\\bnooit meer|\\bniet meer bellen|\\bstop these\\b|\\bcall this number again|\\buit uw\\b",
  // English.
  "\\b(?:please|pls|kindly|can you|must|want to|wish to|like to) (?:\\S+ )?(?:un-?subscribe|opt[ -]?out)\\b(?! (?:here|link|by|via|using|at)\\b)",
  "\\b(?:un-?subscribe|opt|opting) (?:me|us|my|our|this|all)\\b",
  "\\b(?:remov(?:e|ing)|delet(?:e|ing)|strik(?:e|ing)|eras(?:e|ing)|tak(?:e|ing)|drop|get|scrub) (?:me\\b|us\\b|(?:my|our|this|the|these|his|her) (?:\\S+ ){0,3}(?:address|name|e-?mail|contact|details|data|inbox|mailbox|company))",
  "\\b(?:off|out of|from|on) (?:of )?(?:your|this|the|that|any|all) (?:\\S+ ){0,2}(?:mailing ?)?lists?\\b",
  "\\b(?:stop|quit|cease|halt|refrain from) (?:\\S+ ){0,3}(?:e-?mail|mail|messag|contact|writ|call|text|bother|harass|spam|pester|send|bug|pitch|reach|follow)",
  "\\b(?:don't|do not|never|not) (?:\\S+ )?(?:contact|e-?mail|mail|write|call|message|bother|approach|send) (?:to )?(?:me|us|anyone|this (?:address|mailbox|person)|(?:\\S+ )?(?:again|any ?more|ever|further))\\b",
  "\\b(?:don't|do not|never|not|no longer) (?:wish|want|care|need|like) (?:to (?:\\S+ )?(?:hear|receive|get|be)|your|these|any|this|further|more)\\b",
  "\\bno (?:more|further) (?:\\S+ )?(?:e-?mails?|mails?|messages?|contact|communications?|outreach)\\b",
  "\\b(?:leave (?:me|us) alone|never asked for|not interested|lose my|go away|fuck off|piss off|cease and desist|do[ -]not[ -]contact|gdpr)\\b",
  // German.
  "\\b(?:streich|entfern|losch|nehm|nimm|trag|meld)\\S*(?: \\S+){0,2} (?:mich|uns|meine\\S*|unsere\\S*|diese\\S*)\\b(?= (?:\\S+ ){0,8}(?:liste|verteiler|adress|mail|daten|kartei|kontakt|aus\\b|ab\\b))",
  "\\b(?:von|aus) (?:ihre[rmn]|eure[rmn]|deine[rmn]|der|dem|diese[rm]|allen) (?:\\S+ )?\\S*(?:liste|verteiler|datenbank|kartei)",
  "\\b(?:keine?n?|nichts|nie|nicht) (?:weitere\\S* |mehr |wieder |solche\\S* )(?:\\S+ ){0,4}(?:mail|nachricht|werbung|kontakt|schreib|schick|send|anruf|horen|anschreib|meld|zu)",
  "\\b(?:schreib|kontaktier|mail|schick|send|belastig|ruf|melde)\\S* (?:sie |mich |uns |mir |sich |ihr |bitte |hier |diese adresse )*(?:nicht|nie|keine|nichts) (?:mehr|wieder|weiter)",
  "\\b(?:hor(?:t|en?)? (?:sie )?(?:\\S+ )?auf|in (?:ruhe|frieden) lassen|(?:lassen sie|lass|lasst) (?:mich|uns) (?:\\S+ )?in (?:ruhe|frieden)|kein interesse|abgemeldet werden|widerspreche|untersage|unterlassen sie|dsgvo)\\b",
  "\\b(?:bitte|mochte|will|wunsche) (?:\\S+ ){0,4}(?:abmelden|abbestellen|austragen|abgemeldet|ausgetragen)\\b",
  // French.
  "\\b(?:desinscri|desabonn)\\S*-(?:moi|nous|cette)|\\b(?:veuillez|merci de|me|nous|demande (?:de|ma)) (?:me |nous )?(?:desinscri|desabonn)",
  "\\b(?:retir|supprim|enlev|ray|effac)\\S*(?:-moi|-nous| (?:\\S+ ){0,2}(?:adresse|nom|coordonnees|donnees|contact|mail))|\\bde (?:me|nous) (?:retirer|supprimer|enlever|rayer)",
  "\\b(?:de|hors de) (?:votre|vos|cette|la) (?:\\S+ )?listes?\\b",
  "\\b(?:arret|cess)\\S* (?:de|d'|vos|ces|tout|immediatement)|\\bne (?:\\S+ )?(?:plus|pas|jamais) (?:\\S+ )?(?:contact|ecri|envoy|recevoir|sollicit|deranger|appel)|\\bne (?:\\S+ |m')?(?:contact|ecri|envoy|sollicit|derang|appel|souhait|veu|desir)\\S* (?:plus|jamais)\\b",
  "\\bplus (?:\\S+ )?(?:de|aucun) (?:mail|message|courriel|e-?mail)|\\b(?:laissez|fichez)-(?:moi|nous)|\\bpas interesse|\\brgpd\\b",
  // Spanish.
  "\\b(?:dar(?:me|nos) de baja|denme de baja|deme de baja|dadme de baja|den(?:os)? de baja|(?:quiero|solicito|pido) (?:\\S+ )?baja)\\b",
  "\\b(?:elimin|borr|quit|retir|saqu)(?:e|en|a|ar|ad)?(?:me|nos)\\b|\\b(?:elimin|borr|quit|retir|saqu)\\S* (?:\\S+ ){0,3}(?:direccion|correo|nombre|datos|contacto|lista)",
  "\\bde (?:su|tu|vuestra|esta|la) (?:\\S+ )?listas?\\b",
  "\\b(?:dej|par)\\S* de (?:escrib|envi|mand|contact|molest|llam)|\\bno (?:\\S+ )?(?:escrib|envi|mand|contact|molest|llam|vuelv|quiero|deseo)\\S* (?:\\S+ ){0,3}(?:mas|nunca|recibir|saber)\\b|\\bno (?:me|nos) (?:escrib|envi|mand|contact|molest|llam)",
  "\\bno (?:mas|quiero mas) (?:correos|mensajes|mails|e-?mails)|\\b(?:dejeme|dejenme|dejadme) en paz|\\bno (?:me |nos )?(?:interesa|estoy interesad)",
  // Italian.
  "\\b(?:cancell|rimuov|toglie|togli|elimin|disiscriv)\\S*(?:mi|ci|temi|teci)\\b|\\b(?:cancell|rimuov|togli|elimin)\\S* (?:\\S+ ){0,3}(?:indirizzo|mail|nome|dati|contatto|nominativo)",
  "\\b(?:dalla|dalle|da) (?:vostr[ae]|su[ae]|tu[ae]|quest[ae]) (?:\\S+ )?(?:list[ae]|mailing)|\\bdalla (?:mailing )?lista\\b",
  "\\bnon (?:\\S+ ){0,2}(?:scriv|contatt|mand|invi|disturb|chiam|ricever|voglio|desider)\\S*(?: \\S+){0,3} (?:piu|mai)\\b|\\bnon (?:\\S+ )?piu (?:\\S+ )?(?:scriv|contatt|mand|invi|disturb|ricever)|\\b(?:smett|basta)\\S*(?: \\S+)? (?:di |con |mail|e-?mail|messaggi|scriv)|\\bnon (?:sono|siamo|mi) (?:interess)|\\blasciat?e?mi in pace",
  // Dutch.
  "\\b(?:verwijder|haal|schrap|wis|schrijf|meld)\\S* (?:\\S+ )?(?:mij|me|ons|mijn|onze?|dit|deze)\\b(?= (?:\\S+ ){0,8}(?:lijst|bestand|adres|mail|gegevens|naam|uit\\b|af\\b))",
  "\\b(?:van|uit) (?:uw|je|jullie|de|deze) (?:\\S+ )?\\S*(?:lijst|bestand|database)\\b",
  "\\b(?:stop(?:t|pen)? (?:\\S+ )?(?:met|deze|uw)|geen (?:verdere |enkele )?(?:e-?mails?|mails?|berichten|contact|reclame)|niet (?:meer|langer|nog) (?:\\S+ ){0,3}(?:mail\\S*|schrijv\\S*|contacter\\S*|mail|schrijv|contact|benader|stur|bell|ontvang)|(?:mail|schrijf|benader|contacteer|stuur|bel)\\S* (?:mij|me|ons) (?:\\S+ )?(?:niet|niets|nooit|geen)|laat (?:mij|me|ons) met rust|geen interesse|niet geinteresseerd|avg)\\b",
  "\\b(?:wil|graag|gelieve|verzoek) (?:\\S+ ){0,3}(?:uitschrijven|afmelden|uitgeschreven|afgemeld)\\b",
);

/** Words nobody uses of anything else in an automatic mail; in the footer of every newsletter they stand by law. */
const bareWords =
  /\b(?:un-?subsc?ri?\S*|abbestell\S*|desinscri\S*|desabonn\S*|desuscrib\S*|disiscri\S*|uitsch\S*ven|(?:your|eurem|ihrem|su|lo|je|votre) spam|blacklist|sperrliste|werbung|reclame|publicidad|pubblicita|publicites?|stop pub)\b/;
