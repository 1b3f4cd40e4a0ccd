import { readFileSync } from "node:fs";
import * as z from "zod";
import { chanceOf } from "./chance.ts";

/** How often each occurs, of a thousand people who are written to. Most people never answer. */
const frequencies = {
  silent: 610,
  interested: 90,
  question: 40,
  objection: 50,
  busy: 30,
  "out-of-office": 50,
  "wrong-person": 20,
  referral: 18,
  angry: 16,
  unsubscribes: 20,
  "one-click": 14,
  "unsubscribes-by-mail": 5,
  "asks-bot": 8,
  injects: 6,
  declines: 8,
  "hard-bounce": 9,
  "soft-bounce": 5,
  complaint: 1,
} as const;

export const Character = z.enum([
  "silent",
  "interested",
  "question",
  "objection",
  "busy",
  "out-of-office",
  "wrong-person",
  "referral",
  "angry",
  "unsubscribes",
  "one-click",
  "unsubscribes-by-mail",
  "asks-bot",
  "injects",
  "declines",
  "hard-bounce",
  "soft-bounce",
  "complaint",
]);
export type Character = z.infer<typeof Character>;

export const ProspectLanguage = z.enum(["en", "de", "fr", "es", "it", "nl"]);
export type ProspectLanguage = z.infer<typeof ProspectLanguage>;

const Named = z.strictObject({
  character: Character,
  language: ProspectLanguage.optional(),
  /** Which mail of a sequence is the first that is answered. */
  answersMail: z.int().min(1).default(1),
  /** Minutes until an answer; by chance when it is left out. */
  afterMinutes: z.number().min(0).optional(),
});
export type Named = z.infer<typeof Named>;

export type NamedProspects = ReadonlyMap<string, Named>;

/** People whose character is told: `prospects.json` of a world, by address. Without the file nobody is. */
export function readNamedProspects(file: string): NamedProspects {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return new Map();
  }
  const named = z.record(z.string().toLowerCase(), Named).parse(JSON.parse(text));
  return new Map(Object.entries(named));
}

/** The same person always has the same character under the same seed. */
export function characterOf(address: string, seed: number): Character {
  const all = Object.entries(frequencies);
  const sum = all.reduce((total, [, frequency]) => total + frequency, 0);
  let left = chanceOf(seed, "character", address) * sum;
  for (const [name, frequency] of all) {
    left -= frequency;
    if (left < 0) return Character.parse(name);
  }
  return "silent";
}
