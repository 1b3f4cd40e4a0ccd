import { requestsIn } from "./requests-in.ts";

/** What a text asks, in order, each question for itself: "how long does it take, and does it work with SAP?" asks twice. */
export function questionsIn(text: string): readonly string[] {
  return sentencesOf(text)
    .flatMap((sentence) => (/[?？]\s*$/u.test(sentence) ? [sentence] : requestsIn(sentence)))
    .flatMap((sentence) => sentence.split(SECOND_QUESTION))
    .map((question) => question.trim());
}

/** "Tell me more": asks for nothing in particular. */
export function wantsToHearMore(text: string): boolean {
  return HEAR_MORE.test(text);
}

const HEAR_MORE =
  /\b(?:(?:tell|send|give|show) (?:me|us) (?:some )?more|(?:hear|know|learn|read|see) more|more (?:info|information|details?|material)|(?:mehr|nähere|weitere) (?:infos?|informationen|details|unterlagen)|erzählen sie|mehr (?:dazu|darüber|erfahren|hören|wissen)|en (?:savoir|dire) plus|plus (?:d['’]informations?|de détails?)|más (?:información|detalles|datos)|(?:cuénteme|saber|dígame) más|(?:maggiori|più|altre) (?:informazioni|dettagli)|(?:saperne|dirmi) di più|meer (?:info|informatie|details|weten|horen|vertellen))/iu;

const SECOND_QUESTION =
  /,?\s+(?:and|or|und|et|y|e|en)\s+(?=(?:what|how|where|when|who|which|does|do|is|are|can|could|will|would|was|wie|wo|wann|wer|welche\p{L}*|gibt|funktioniert|kann|können|ist|läuft|combien|comment|où|quel\p{L}*|est-ce|y a-t-il|cuánto|cómo|dónde|cuál|qué|se|hay|funciona|quanto|come|dove|quale|quali|si|è|c['’]è|funziona|wat|hoe|waar|wanneer|welke?|kan|werkt)(?!\p{L}))/iu;

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?？])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 1);
}
