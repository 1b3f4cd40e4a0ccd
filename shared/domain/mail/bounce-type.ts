import type { MailKind } from "./mail-kind.ts";
import { anyOf, plainWords } from "./plain-words.ts";

export type BounceType = Extract<MailKind, { readonly kind: "bounce" }>["type"];

/** What a failed delivery says of whom: the person's address, a passing trouble, or our own sender. */
export function bounceType(code: string | undefined, words: string): BounceType {
  const text = plainWords(words);
  const [level = "", subject = "", detail = ""] = code?.split(".") ?? [];

  // "User unknown" is no secret a server gives away by mistake: it counts under any code.
  if (unknownAddress.test(text) && level !== "4") return "bad-address";
  if (level && subject === "7") return securityType(level, detail, text);
  if (subject === "1" && level === "5") {
    // 5.1.7 and 5.1.8 are about the sender's address.
    return detail === "7" || detail === "8" ? "sender-refused" : "bad-address";
  }
  if (fullOrSlow.test(text)) return "full-or-slow";
  if (subject === "2") return detail === "1" && level === "5" ? "bad-address" : "full-or-slow";
  if (subject === "4" && level === "5" && deadRoutes.has(detail)) return "bad-address";
  if (refusedSender.test(text)) return "sender-refused";
  // What nobody understands counts as passing: three in a row stop the sequence all the same.
  return "full-or-slow";
}

/** 5.4.1 is Exchange Online's way to say that it knows no such recipient; 5.4.4 and 5.4.310 that the domain has no server. */
const deadRoutes = new Set(["1", "4", "310"]);

function securityType(level: string, detail: string, text: string): BounceType {
  // 5.7.133 to 5.7.136: this recipient takes no mail from outside; no other sender would get through.
  if (/^13[3-6]$/.test(detail)) return "bad-address";
  if (level === "4" && greylisted.test(text) && !refusedSender.test(text)) return "full-or-slow";
  if (closedRelay.test(text)) return "bad-address";
  return "sender-refused";
}

const greylisted = anyOf(
  "grey-?list",
  "gray-?list",
  "try again (?:later|in \\d)",
  "temporarily deferred",
);
const closedRelay = anyOf(
  "relay(?:ing)?(?: access)? (?:denied|not (?:permitted|allowed))",
  "unable to relay",
);

const unknownAddress = anyOf(
  "user unknown",
  "unknown (?:user|recipient|address|mailbox|local)",
  "no such (?:user|recipient|mailbox|person|account|address|domain)",
  "(?:user|recipient|mailbox|address|account|domain|inbox) (?:\\S+ )?(?:does not|doesn't|do not) exist",
  "that you tried to reach (?:does not exist|is (?:disabled|inactive))",
  "(?:does not|doesn't) (?:exist|have an? (?:\\S+ )?(?:account|mailbox))",
  "(?:could not|couldn't|cannot|can't|wasn't|was not|not) (?:be )?found",
  "no mailbox here",
  "mailbox (?:unavailable|not available|disabled|not found|is inactive|has been (?:disabled|closed))",
  "(?:account|mailbox|user) (?:is |has been )?(?:disabled|deactivated|inactive|closed|terminated|suspended)",
  "invalid (?:recipient|mailbox|address|user)",
  "recipient (?:address )?(?:rejected: (?:access denied|user|undeliverable|unverified)|not (?:known|recognized|found))",
  "is not (?:a valid|a known|our customer|known)",
  "not (?:our customer|a valid (?:mailbox|recipient|address))",
  "unrouteable address",
  "(?:host|domain) (?:or domain )?(?:name )?not found",
  "no longer (?:valid|in use|active|available|exists|accepts)",
  "nxdomain",
  "existiert nicht",
  "unbekannte[rsn]? (?:empfanger|benutzer|adresse)",
  "(?:empfanger|benutzer|adresse|postfach|domane)\\S* (?:\\S+ ){0,3}(?:unbekannt|ungultig|nicht bekannt|nicht gefunden|nicht vorhanden)",
  "nicht gefunden",
  "gibt es nicht",
  "n'existe (?:pas|plus)",
  "introuvable",
  "(?:utilisateur|destinataire|adresse|compte) (?:inconnue?|invalide|inexistante?)",
  "n'a pas (?:pu etre|ete) trouvee?",
  "n'est (?:pas|plus) (?:valide|valable|active?)",
  "no existe",
  "no se (?:encontro|ha encontrado|pudo encontrar|encuentra)",
  "(?:usuario|destinatario|direccion|cuenta) (?:\\S+ ){0,3}(?:desconocid[oa]|no valid[oa]|inexistente)",
  "non esiste",
  "inesistente",
  "(?:utente|destinatario|indirizzo|casella) (?:\\S+ ){0,3}(?:sconosciut[oa]|non valid[oa]|non trovat[oa]|disattivat[oa])",
  "non e stat[oa] trovat[oa]",
  "bestaat niet",
  "onbekende? (?:gebruiker|ontvanger|adres)",
  "(?:niet|kon niet) (?:worden )?gevonden",
  "(?:adres|ontvanger|mailbox)\\S* (?:\\S+ ){0,3}(?:onbekend|ongeldig)",
);

const fullOrSlow = anyOf(
  "(?:mailbox|inbox|box|account|user|recipient)\\S* (?:\\S+ ){0,4}(?:full|over ?quota|out of (?:storage|space)|exceeded)",
  "over (?:the )?quota|quota (?:is )?exceeded|exceed\\S* (?:\\S+ ){0,4}(?:quota|storage|limit|size)",
  "insufficient (?:system )?storage|out of (?:storage|disk) ?(?:space)?|too large|too big",
  "temporar|deferr|greylist|graylist|try again|timed? ?out|timeout|delayed|still trying|will be retried|will continue",
  "connection (?:refused|reset|lost|dropped)|could not connect|no route to host|unreachable|expired",
  "receiving mail (?:at a rate|too quickly)|too many (?:messages|connections|recipients)",
  "postfach (?:\\S+ ){0,3}voll|speicherplatz|kontingent|verzoger|zeituberschreitung|vorubergehend|weiter versucht|zustellversuch",
  "(?:boite|messagerie|bal)\\S* (?:\\S+ ){0,5}(?:pleine|saturee)|quota (?:\\S+ )?depasse|espace (?:de stockage )?insuffisant|retarde|differe|provisoire|delai (?:\\S+ )?depasse",
  "buzon (?:\\S+ ){0,5}llen[oa]|cuota|espacio (?:\\S+ )?(?:insuficiente|agotado)|retrasad|aplazad|demorad|de nuevo mas tarde|tiempo de espera",
  "casella (?:\\S+ ){0,5}piena|quota superata|spazio (?:\\S+ )?(?:insufficiente|esaurito)|ritardat|ritardo|riprover|tentativi|scadut",
  "(?:mailbox|postvak|postbus)\\S* (?:\\S+ ){0,5}vol\\b|quotum|opslagruimte|vertraagd|tijdelijk|opnieuw geprobeerd|time-?out",
);

const refusedSender = anyOf(
  "\\bspam|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|unauthenticat|not authenticated|authentication|unsigned",
  "black ?-?list|block ?-?list|deny ?-?list|\\brbl\\b|dnsbl|spamhaus|barracuda|reputation|proofpoint",
  "blocked|banned|prohibited|policy|not (?:authorized|authorised|permitted|accepted from)|access denied|content rejected",
  "sender (?:address )?(?:\\S+ )?(?:rejected|denied|refused|verif)|message (?:was )?(?:rejected|refused)",
  "richtlinie|blockiert|gesperrt|sperrliste|absender\\S* (?:\\S+ ){0,3}(?:abgelehnt|abgewiesen|zuruckgewiesen)|unerwunscht",
  "bloque|politique|indesirable|pourriel|liste noire|expediteur (?:\\S+ ){0,3}(?:refuse|rejete|bloque)",
  "bloquead|politica|no deseado|lista negra|remitente (?:\\S+ ){0,3}(?:rechazad|bloquead|no autorizad)",
  "bloccat|indesiderat|lista nera|mittente (?:\\S+ ){0,3}(?:rifiutat|bloccat|non autorizzat)",
  "geblokkeerd|beleid|ongewenst|zwarte lijst|afzender (?:\\S+ ){0,3}(?:geweigerd|geblokkeerd|afgewezen)",
);
