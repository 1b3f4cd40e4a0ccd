/** Whether somebody who wrote another way wants to be answered by mail. */
export function asksForMail(text: string): boolean {
  return text.split(/[.!?\n]+/u).some((sentence) => wish.test(sentence) && !refusal.test(sentence));
}

const mail = String.raw`(?:e[-\s]?mail|mail)`;

/** English, German, French, Spanish, Italian, Dutch. */
const wishes = [
  String.raw`\b(?:by|via|over) ${mail}\b`,
  String.raw`\b(?:e-?mail|mail) me\b`,
  String.raw`\b(?:to|at) my (?:\w+ )?${mail}\b`,
  String.raw`\b(?:send|drop|write) me an? ${mail}\b`,
  String.raw`\bper ${mail}\b`,
  String.raw`\ban meine ${mail}`,
  String.raw`\bmailen sie mir\b`,
  String.raw`\b(?:schreiben|schicken|senden) sie mir (?:bitte )?eine ${mail}\b`,
  String.raw`\bpar (?:${mail}|courriel)\b`,
  String.raw`\b(?:à|sur) mon (?:adresse )?(?:${mail}|courriel)\b`,
  String.raw`\bpor (?:${mail}|correo)\b`,
  String.raw`\b(?:a|en) mi (?:${mail}|correo)\b`,
  String.raw`\b(?:tramite|per|alla mia) (?:${mail}|posta elettronica)\b`,
  String.raw`\bmail (?:mij|het mij)\b`,
  String.raw`\b(?:naar|op) mijn ${mail}\b`,
];

const wish = new RegExp(wishes.join("|"), "iu");

/** "Please do not e-mail me", "nicht per Mail". */
const refusal =
  /\b(?:not|never|don['’]?t|stop|no|without|nicht|keine|nie|pas|jamais|sans|non|mai|niet|geen|nooit|nunca|sin|senza|ohne)\b/iu;
