import { anyOf, lineWords, plainWords } from "./plain-words.ts";

type Cut = { readonly reply: readonly string[]; readonly signature: readonly string[] };

/** Takes the signature, a phone's own line and the legal notice from the end. What may mean something stays. */
export function cutSignature(lines: readonly string[]): Cut {
  const signature: string[] = [];
  let reply = [...lines];
  for (const findStart of [delimiter, notice, phoneLine, closing]) {
    const start = findStart(reply);
    // A mail that is nothing but its signature is read as a whole.
    if (start === undefined || reply.slice(0, start).every((line) => line.trim() === "")) continue;
    if (reply.slice(start).some(asksToBeLeft)) continue;
    signature.unshift(...reply.slice(start));
    reply = reply.slice(0, start);
  }
  return { reply, signature };
}

function delimiter(lines: readonly string[]): number | undefined {
  const start = lines.findIndex((line) => /^(?:--|—|__)\s?$/.test(line));
  if (start < 0) return undefined;
  const below = lines.slice(start + 1).filter((line) => line.trim() !== "");
  return below.length <= 2 && below.some(mayMeanSomething) ? undefined : start;
}

/** "This e-mail is confidential ...": it ends the mail, whatever follows. */
function notice(lines: readonly string[]): number | undefined {
  const start = lines.findIndex((line) => confidential.test(lineWords(line)));
  return start < 0 ? undefined : start;
}

function phoneLine(lines: readonly string[]): number | undefined {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const start = lines.findIndex((line) => sentFromPhone.test(lineWords(line)));
  return start >= 0 && last - start <= 3 ? start : undefined;
}

/** A closing formula with nothing below it but a name and how to reach it. */
function closing(lines: readonly string[]): number | undefined {
  const start = lines.findLastIndex((line) => closingWords.test(lineWords(line)));
  if (start < 0) return undefined;
  const below = lines.slice(start + 1).filter((line) => line.trim() !== "");
  return below.length <= 12 && below.every(isContactLine) ? start : undefined;
}

/** A stop counts below every mark, in the first person only: notices speak of mails to be deleted, too. */
function asksToBeLeft(line: string): boolean {
  return firstPersonStop.test(lineWords(line));
}

const firstPersonStop = anyOf(
  "\\b(?:remove|delete|take|unsubscribe|strike|scratch|drop|opt) (?:me|us)\\b|\\bleave (?:me|us) alone|\\b(?:i|we) (?:want|wish|would like) (?:out\\b|to (?:unsubscribe|opt out|be (?:removed|unsubscribed|taken off)))",
  "\\b(?:don't|do not|never|stop|no longer|quit|cease) (?:\\S+ )?(?:contact|e-?mail|mail|writ|call|messag|bother|send)\\S*(?: to)? (?:me|us)\\b",
  "\\b(?:streich|entfern|losch|nehm|trag|meld)\\S* (?:sie )?(?:mich|uns)\\b|\\b(?:schreib|kontaktier|mail|belastig|ruf)\\S* (?:sie )?(?:mich|uns|mir) (?:bitte )?(?:nicht|nie)|\\blassen sie (?:mich|uns) in ruhe",
  "\\b(?:retir|supprim|desinscri|desabonn|enlev|ray)\\S*-(?:moi|nous)|\\bde (?:me|nous) (?:retirer|supprimer|desinscrire|desabonner|rayer)|\\bne (?:me|nous) (?:contact|ecriv|sollicit|envoy)",
  "\\b(?:dar|de|den|dad)(?:me|nos) de baja|\\b(?:elimin|borr|quit|sa(?:qu|c))\\S*(?:me|nos)\\b|\\bno (?:me|nos) (?:escrib|contact|envi|llam|mand)",
  "\\b(?:cancell|rimuov|disiscriv|togli|elimin)\\S*(?:mi|ci|temi|teci)\\b|\\bnon (?:mi|ci) (?:scriv|contatt|mand|invi|chiam)",
  "\\b(?:verwijder|schrap|haal|schrijf|meld) (?:mij|me|ons)\\b|\\b(?:mail|contacteer|benader|bel|stuur) (?:mij|me|ons) (?:niet|nooit|niets)",
);

/** Names, titles and ways to reach somebody, which a program may add to one form of a mail only. */
export function isSignatureBlock(lines: readonly string[]): boolean {
  return (
    lines.every((line) => line.length <= 110 && !mayMeanSomething(line) && isNameOrTitle(line)) &&
    lines.some((line) => line.search(wayToReach) >= 0)
  );
}

const wayToReach = /\S+@\S+|(?:https?:\/\/|www\.)\S+|(?:\+|\(0|\b0)\d(?:[ ()/.-]*\d){5,14}/g;

/** "Head of Sales, Kestrel Ltd, 12 High Street": capitals, numbers, and little words between them. */
function isNameOrTitle(line: string): boolean {
  const words = line.replace(wayToReach, " ").match(/[^\s,.:;&/|·()<>[\]–-]+/g) ?? [];
  return words.every((word) => /^[\p{Lu}\d]/u.test(word) || littleWords.has(word));
}

const littleWords = new Set(
  "of and the for und für von der die des de du la et di del della e y en van tel mobile fax m t".split(
    " ",
  ),
);

function isContactLine(line: string): boolean {
  const text = line.trim();
  if (text.length > 110 || mayMeanSomething(text)) return false;
  if (/[\d@|]|www\.|https?:|^\[/.test(text)) return !/[?]/.test(text);
  return (
    !/[.!?]$/.test(
      text.replace(
        /\b(?:inc|ltd|co|corp|s\.?a|s\.?l|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|e\.?v)\.$/i,
        "",
      ),
    ) &&
    (/^\p{Lu}/u.test(text) || text.split(" ").length <= 3)
  );
}

/** Words of a wish: where they stand, no line is taken for decoration. */
function mayMeanSomething(line: string): boolean {
  return wish.test(plainWords(line));
}

const wish = anyOf(
  "unsubscribe|remove|\\bstop\\b|opt.?out|delete|no more|\\bdon't|do not|\\bnot?\\b|never|p\\.? ?s\\b|please|interest",
  "abmeld|abbestell|losch|streich|nicht|kein|\\bnein\\b|bitte|entfern",
  "desinscri|desabonn|supprim|retir|\\bne\\b|\\bpas\\b|\\bnon\\b|merci de|veuillez",
  "\\bbaja\\b|borr[ae]|elimin|desuscrib|por favor|no me",
  "cancell|disiscri|rimuov|per favore|non mi",
  "afmeld|uitschrijv|verwijder|\\bniet\\b|\\bgeen\\b|\\bnee\\b|graag",
);

const sentFromPhone = anyOf(
  "^sent (?:from|via|with|on) (?:my |the )?\\S+",
  "^get outlook for",
  "^(?:von meinem \\S+(?: \\S+)? gesendet|gesendet (?:von|mit|uber|aus) )",
  "^outlook fur \\S+ (?:beziehen|herunterladen)",
  "^envoye (?:de(?:puis)? |a partir d|par )",
  "^telecharge[rz] outlook",
  "^enviado (?:desde|con) ",
  "^obtener outlook",
  "^inviato (?:da|con|dal) ",
  "^(?:scarica|ottieni) outlook",
  "^(?:verstuurd|verzonden) (?:vanaf|met|via|van) ",
  "^(?:download|outlook voor) ",
);

const closingWords = anyOf(
  "^(?:kind|best|warm|warmest|kindest|many|with (?:kind|best)|all the best|sincerely|yours|cheers|regards|br\\b|kr\\b|thanks(?: (?:again|and|in advance|a lot|so much))?|thank you(?: (?:again|and|in advance))?|many thanks|best|take care|talk soon)(?: (?:regards|wishes|sincerely|faithfully|truly|best regards|kind regards|and regards))?[,.!]?$",
  "^(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|liebe[rn]?|schone[rn]?|sonnigen?|viele|beste|lg|vg|mfg|gruss|grusse)(?: (?:grussen?|dank(?: und (?:\\S+ )?grussen?)?|gruss|grusse(?: aus \\S+)?))?(?: aus \\S+)?[,.!]?$",
  "^(?:(?:bien )?cordialement|bien a (?:vous|toi)|(?:tres )?(?:cordiales|sinceres|meilleures) salutations|salutations(?: distinguees)?|bonne (?:journee|soiree|reception)|amicalement|cdlt|merci(?: d'avance)?|sinceres salutations)(?: a vous)?[,.!]?$",
  "^(?:(?:un )?(?:cordial )?saludos?(?: cordiales?)?|atentamente|(?:muchas )?gracias|un abrazo|reciba un cordial saludo|quedo a su disposicion)[,.!]?$",
  "^(?:(?:cordiali|distinti|cari|un) saluti?|cordialmente|(?:molte )?grazie(?: mille)?|a presto|buona giornata|saluti|un caro saluto)[,.!]?$",
  "^(?:met )?(?:vriendelijke|hartelijke|beste|warme)(?: groeten?)?[,.!]?$",
  "^(?:groet(?:en|jes)?|mvg|hartelijk dank|alvast bedankt|bedankt|dank je wel|vriendelijke groet)[,.!]?$",
);

const confidential = anyOf(
  "^(?:\\*+ ?)?(?:this (?:e-?mail|message|communication)(?: and any| \\(including| is| may| contains?| was sent| has been)|confidentiality notice|disclaimer:?|the (?:information|contents?) (?:contained )?(?:in|of) this|important notice:)",
  "^diese (?:e-?mail|nachricht) (?:\\S+ ){0,4}(?:vertraulich|enthalt|kann vertraul|ist (?:nur|ausschliesslich))",
  "^(?:ce (?:message|courriel|mail)(?: et| \\S+ confident| est (?:confidentiel|destine|etabli)| contient)|avis de confidentialite)",
  "^(?:este (?:mensaje|correo)(?: \\S+){0,6} (?:confidencial|dirigid|contiene)|aviso (?:legal|de confidencialidad))",
  "^(?:(?:questo|il presente) (?:messaggio|e-?mail)|(?:questa|la presente) e-?mail|le informazioni contenute|avviso di riservatezza|ai sensi del)",
  "^(?:dit (?:e-?mail)?bericht|deze e-?mail|de informatie (?:verzonden )?(?:in|met) (?:dit|deze)|disclaimer)",
  "^(?:please consider the environment|pensez a l'environnement|denken sie an die umwelt|bitte denken sie an die umwelt)",
);
