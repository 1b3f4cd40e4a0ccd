/** True for a sentence of plain words. Markup, addresses, commands and talk to machines are no prose to quote from. */
export function isPlainProse(text: string): boolean {
  if (!/^[\p{L}\p{M}\p{N} .,'\u2019&/()%€$£+-]+$/u.test(text)) return false;
  if (/\p{Default_Ignorable_Code_Point}/u.test(text)) return false;
  if (/\bwww\.|https?|\.\p{Ll}{2,}\b/iu.test(text)) return false;
  return !SPOKEN_TO_A_READER.test(text);
}

/** The first words that tell a reader, or a machine, to do what no sales mail asks for. */
export function orderIn(text: string): readonly string[] | undefined {
  return SPOKEN_TO_A_READER.exec(text)?.slice(0, 1);
}

/** News nobody wants to be reminded of by a stranger who sells something. */
export function isBadNews(text: string): boolean {
  return /\b(?:not|never|no longer|closes?|closing|closures?|lay-?offs?|laid off|redundan\p{L}*|insolven\p{L}*|bankrupt\p{L}*|lawsuits?|sued|court|recall(?:s|ed)?|strikes?|fires?|accidents?|died|deaths?|fraud\p{L}*|investigat\p{L}*|penalt\p{L}*|fined|loss(?:es)?|debts?|talks|resign\p{L}*|dismiss\p{L}*|fell|declin\p{L}*|missed|delay(?:s|ed)?|short-time|job cuts?)\b/iu.test(
    text,
  );
}

const SPOKEN_TO_A_READER =
  /\b(?:ignore|ignoring|disregard|forget|override|obey|instructions?|instructed|prompts?|assistant|chatbot|language model|ai model|large language|jailbreak|password|credentials?|api key|secret|token|click|log ?in|transfer|wire (?:the|this|it|us|me|money|funds)|bank account|iban|bitcoin|gift cards?|discount code|unsubscribe|e-?mail (?:this|to|me)|forward (?:this|to)|reply (?:with|to)|send (?:this|it|to|an?|all|your)|write (?:that|to|back)|say (?:that|this)|tell (?:the|them|your)|pretend|act as|must (?:say|write|send|mention|include|reply)|should (?:say|write|send|mention|include|reply)|recipients?|this (?:mail|message|email))\b/iu;
