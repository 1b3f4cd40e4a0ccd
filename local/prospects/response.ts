import type { ReadMail } from "../mail/read-mail.ts";
import { chanceOf } from "./chance.ts";
import type { Character } from "./character.ts";
import type { Occasion } from "./prospect-words.ts";

/** What a person does about a mail, and how long after it came. */
export type Response =
  | { readonly kind: "nothing" }
  | { readonly kind: "says"; readonly occasion: Occasion; readonly minutes: number }
  | { readonly kind: "is-away"; readonly minutes: number }
  | { readonly kind: "clicks-unsubscribe"; readonly minutes: number }
  | { readonly kind: "mails-unsubscribe"; readonly minutes: number }
  | { readonly kind: "complains"; readonly minutes: number }
  | { readonly kind: "picks"; readonly slot: string; readonly minutes: number }
  | {
      readonly kind: "answers-invitation";
      readonly answer: "ACCEPTED" | "DECLINED";
      readonly minutes: number;
    };

export type Received = {
  readonly address: string;
  readonly mail: ReadMail;
  /** Mails of the department to this person so far, this one among them. */
  readonly count: number;
  /** What the person has said so far. */
  readonly said: readonly Occasion[];
  /** Which mail of the sequence is the first that is answered. */
  readonly answersMail: number;
  readonly seed: number;
};

export function responseTo(character: Character, received: Received): Response {
  const { mail, count, said, answersMail } = received;
  const minutes = delayOf(received);
  if (mail.calendar?.method === "CANCEL") return nothing;
  if (mail.calendar) {
    const answer = character === "declines" ? "DECLINED" : "ACCEPTED";
    return { kind: "answers-invitation", answer, minutes: Math.min(minutes, 120) };
  }
  const [slot] = offeredTimes(mail.text);
  if (slot !== undefined && isOpen(character)) return { kind: "picks", slot, minutes };
  if (said.length > 0) return goesOn(character, received, minutes);
  if (count < answersMail) return nothing;
  switch (character) {
    case "silent":
    case "hard-bounce":
    case "soft-bounce":
      return nothing;
    case "declines":
      return { kind: "says", occasion: "interested", minutes };
    case "one-click":
      return { kind: "clicks-unsubscribe", minutes };
    case "unsubscribes-by-mail":
      return { kind: "mails-unsubscribe", minutes };
    case "complaint":
      return { kind: "complains", minutes };
    case "out-of-office":
      return { kind: "is-away", minutes: 1 };
    default:
      return { kind: "says", occasion: character, minutes };
  }
}

const nothing: Response = { kind: "nothing" };

/** Lines that offer a time, as a list. */
function offeredTimes(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const [, time] = /^\s*[-*•]\s+(.*\d{1,2}[:.]\d{2}.*)$/.exec(line) ?? [];
    return time === undefined ? [] : [time.trim()];
  });
}

function isOpen(character: Character): boolean {
  return ["interested", "question", "declines", "asks-bot", "out-of-office"].includes(character);
}

/** The person has said something, and the department wrote again. */
function goesOn(character: Character, { said }: Received, minutes: number): Response {
  const last = said.at(-1);
  if (last === "question" || last === "asks-bot") {
    return { kind: "says", occasion: "thanks", minutes };
  }
  if (last === "objection") return { kind: "says", occasion: "no-thanks", minutes };
  if (character === "out-of-office" && last === "out-of-office") {
    return { kind: "says", occasion: "interested", minutes };
  }
  return nothing;
}

/** From some minutes to a day; short times are more frequent. */
function delayOf({ address, seed, count }: Received): number {
  const chance = chanceOf(seed, "delay", address, count);
  return Math.round(4 + 1_600 * chance ** 2.5);
}
