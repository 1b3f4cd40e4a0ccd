import { sentencesOf } from "./facts/sentences.ts";
import { type LoadedPage, loadPage } from "./load-page.ts";

export type ReaderInstruction = {
  readonly quote: string;
  readonly where: "visible" | "hidden" | "comment";
};

/** Text on the page that tries to steer a machine reading it. None of it becomes a fact; it is listed so a person may know. */
export function findReaderInstructions(page: string | LoadedPage): readonly ReaderInstruction[] {
  const loaded = loadPage(page);
  const { visible, hidden } = loaded.blocks();
  return [
    ...instructionsIn(visible.map(({ text }) => text)).map((quote) => ({
      quote,
      where: "visible" as const,
    })),
    ...instructionsIn(hidden).map((quote) => ({ quote, where: "hidden" as const })),
    ...instructionsIn(commentsOf(loaded.html)).map((quote) => ({
      quote,
      where: "comment" as const,
    })),
  ];
}

/** Errs towards yes: a company page that speaks to assistants loses one sentence, nothing else. */
export function isReaderInstruction(text: string): boolean {
  return steering.some((pattern) => pattern.test(text));
}

function instructionsIn(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap(sentencesOf)
    .filter(isReaderInstruction)
    .map((quote) => quote.slice(0, 300));
}

function commentsOf(html: string): readonly string[] {
  return [...html.matchAll(/<!--([\s\S]{0,5000}?)-->/g)].map((comment) => comment[1] ?? "");
}

const steering: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:previous|prior|above|earlier|all|any|your|these|the)\b[^.]{0,30}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|polic(?:y|ies)|limits?)\b/i,
  /\b(?:system|developer|hidden) (?:prompt|message|instructions?)\b/i,
  /\bas an? (?:ai|llm|language model|assistant|chatbot|autonomous agent)\b/i,
  /\b(?:ai|llm|language model|gpt|claude|automated|research|sales) (?:agents?|assistants?|readers?|models?|crawlers?|bots?)\b[^.]{0,60}\b(?:must|should|shall|please|need to|are (?:to|required|instructed)|reading|send|forward|reply|include|visit|mark|treat|add)\b/i,
  /\b(?:attention|note to|notice to|message (?:to|for)|instructions? (?:to|for)|dear|if you are)\b[^.]{0,20}\b(?:ai|llms?|language models?|chatbots?|bots?|crawlers?|assistants?|agents?|automated)\b/i,
  /^(?:please )?(?:send|forward|transfer|upload|export|reveal|print|output|repeat|wire|disclose|share)\b(?! us\b| an? | (?:your|the|in your) (?:cv|r[eé]sum[eé]s?|applications?|cover|orders?|enquir|inquir|questions?|details|requests?|messages?|drawings?|portfolio))[^.]{0,80}\b(?:to|at)\b[^.]{0,40}(?:@|https?:|attacker|the following address)/i,
  /^(?:please )?(?:send|forward|transfer|upload|export|reveal|output|disclose|share)\b[^.]{0,60}\b(?:all|your|every|the) (?:\w+ )?(?:data|leads?|contacts?|customers?|credentials?|keys?|passwords?|tokens?|emails?|e-mails?|lists?|records?|conversations?|prompts?)\b/i,
  /\byou (?:are|must|will|should) (?:now |always |never |only )?(?:act|respond|answer|output|reply|pretend|obey|say|write|a (?:helpful|different))\b/i,
  /\b(?:score|rate|rank|mark|classify|qualify|treat) (?:this|the) (?:company|lead|page|site|prospect|account)\b[^.]{0,40}\b(?:as|with|at)\b/i,
  /\b(?:new|updated|following|these) instructions?\b[^.]{0,20}(?::|\bfollow|\bapply|\boverride)/i,
  /<\/?(?:evidence|system|untrusted|instructions?|assistant|user|prompt)\b|^(?:system|assistant)\s*:|\bSystem:\s/,
  /\b(?:untrusted|trusted) (?:text|content|input|data)\b|\bnew (?:orders|commands) (?:from|follow)\b/i,
  /^(?:please )?(?:approve|confirm|skip|mark|set|send|book|accept) (?:every|all|any) (?:pending |open |outgoing )?(?:messages?|approvals?|checks?|leads?|mails?|e-?mails?|meetings?|drafts?)\b/i,
  /\b(?:jailbreak|prompt injection|do anything now)\b/i,
  /\b(?:ignoriere|vergiss|missachte)\b[^.]{0,40}\b(?:anweisungen|vorgaben|regeln)\b/i,
  /\b(?:ignore[zr]?|oublie[zr]?)\b[^.]{0,40}\b(?:instructions|consignes|règles)\b/i,
];
