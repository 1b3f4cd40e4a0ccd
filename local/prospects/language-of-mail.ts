import type { ProspectLanguage } from "./character.ts";

const greetings: readonly (readonly [ProspectLanguage, RegExp])[] = [
  ["de", /^(guten tag|hallo|sehr geehrte)/im],
  ["fr", /^(bonjour|madame|monsieur)/im],
  ["es", /^(hola|buenos días|estimad[oa])/im],
  ["it", /^(buongiorno|salve|gentile)/im],
  ["nl", /^(goedemorgen|goedendag|beste|geachte)/im],
];

/** People answer in the language that they are greeted in. */
export function languageOfMail(text: string): ProspectLanguage {
  return greetings.find(([, greeting]) => greeting.test(text))?.[0] ?? "en";
}
