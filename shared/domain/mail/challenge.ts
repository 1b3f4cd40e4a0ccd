import type { InboundMail } from "./inbound-mail.ts";
import type { MailKind } from "./mail-kind.ts";
import { anyOf, plainWords, wordsAt } from "./plain-words.ts";

type Challenge = Extract<MailKind, { readonly kind: "challenge" }>;

/** A spam filter that wants a person to prove to be one before it lets the mail through. */
export function readChallenge(mail: InboundMail): Challenge | undefined {
  const words = plainWords(`${mail.subject} ${mail.text.slice(0, 3000)}`);
  const said = wordsAt(words, asksForProof);
  if (!said) return undefined;
  // A person who asks "are you human?" gives no link to prove it with.
  return hasWayToAnswer(mail, words) ? { kind: "challenge", reason: said } : undefined;
}

function hasWayToAnswer(mail: InboundMail, words: string): boolean {
  return (
    /https?:\/\//.test(mail.text) ||
    instructedReply.test(words) ||
    Boolean(mail.headers["auto-submitted"])
  );
}

const instructedReply = anyOf(
  "(?:simply|just|please) reply to this (?:e-?mail|message)",
  "antworten sie (?:einfach )?auf diese",
  "repondez (?:simplement )?a ce (?:message|mail)",
  "responda a este",
  "rispond(?:a|ere|i) a quest",
  "beantwoord dit",
);

const asksForProof = anyOf(
  "(?:prove|verify|confirm|show)(?: that)? (?:you are|you're|you aren't|you are not|that it is|your message was sent by) (?:not )?(?:a )?(?:human|real person|person|robot|bot|machine)",
  "(?:verify|confirm|validate|authenticate) (?:that )?(?:you are (?:the|a (?:legitimate|genuine|real)) sender|your (?:e-?mail )?(?:address|identity) (?:\\S+ ){0,4}(?:so|before|to (?:deliver|release|have))|yourself)",
  "sender (?:verification|confirmation|validation|authentication) (?:required|request|needed)|(?:message|e-?mail) (?:\\S+ ){0,4}(?:quarantined?|on hold|being held|waiting|held) (?:\\S+ ){0,12}(?:verif|confirm|approv|click|captcha)",
  "(?:added? to|join|not (?:yet )?(?:on|in)) (?:\\S+ ){0,3}(?:guest|allow|approved|white|safe) ?-?(?:list|sender)",
  "complete (?:the|this|a) (?:captcha|challenge|verification)|one-?time (?:sender )?verification",
  "(?:kein roboter|sie ein mensch sind|als absender (?:bestatigen|verifizieren)|absender(?:prufung|bestatigung|verifi\\w+)|nachricht (?:\\S+ ){0,6}(?:zuruckgehalten|freigegeben|freizugeben))",
  "(?:pas un robot|etes (?:bien )?(?:humain|un etre humain|une personne)|vous authentifier|authentification de l'expediteur|(?:message|mail) (?:\\S+ ){0,4}(?:bloque|en attente|en quarantaine) (?:\\S+ ){0,12}(?:cliqu|confirm|valid))",
  "(?:no es un robot|es una persona (?:real)?|verificacion (?:de|del) remitente|confirm\\w+ (?:\\S+ ){0,3}(?:remitente|identidad))",
  "(?:non (?:e|sei|essere) un robot|essere una persona (?:reale)?|verifica del mittente|confermar?e? (?:\\S+ ){0,3}(?:mittente|identita))",
  "(?:geen robot|u een mens bent|afzender(?:verificatie|bevestiging)|bevestig (?:\\S+ ){0,4}(?:afzender|identiteit))",
);
