import { asciiWords, foldToAscii } from "./address-kind.ts";

export type LeadPerson = {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
};

/** The way this person's name makes up the address, in words, when it does. */
export function namePattern(local: string, person: LeadPerson): string | undefined {
  const plain = foldToAscii(local.replace(/\+.*$/, "")).replace(/[._-]+/g, ".");
  for (const first of spellings(person.firstName)) {
    for (const last of spellings(person.lastName)) {
      const pattern = patterns(first, last).find(([, made]) => made.includes(plain));
      if (pattern) return pattern[0];
    }
  }
  return undefined;
}

/** The same person written in another way: "J. Doe", "Doe, Jane", "Jane Mary Doe". */
export function isPlausiblyOf(name: string, { firstName, lastName }: LeadPerson): boolean {
  const words = asciiWords(name);
  const last = asciiWords(lastName ?? "").at(-1);
  const first = asciiWords(firstName ?? "")[0];
  if (last === undefined) return first !== undefined && words[0] === first;
  if (!words.includes(last)) return false;
  return first === undefined || words.some((word) => word === first || word === first[0]);
}

/** Müller is mueller in one company's addresses and muller in the next one's. */
function spellings(name: string | undefined): readonly string[] {
  if (!name) return [""];
  const german = asciiWords(name);
  const bare = asciiWords(name.normalize("NFD").replace(/\p{M}/gu, "").replace(/ø/gi, "o"));
  const both = [
    german.join(""),
    bare.join(""),
    german[0] ?? "",
    german.at(-1) ?? "",
    bare.at(-1) ?? "",
  ];
  return [...new Set(both)];
}

function patterns(first: string, last: string): readonly (readonly [string, readonly string[]])[] {
  const f = first.slice(0, 1);
  const l = last.slice(0, 1);
  const both = first !== "" && last !== "";
  return [
    [
      "first and last name",
      both ? [`${first}.${last}`, `${first}${last}`, `${last}.${first}`, `${last}${first}`] : [],
    ],
    [
      "initial and last name",
      both ? [`${f}.${last}`, `${f}${last}`, `${last}.${f}`, `${last}${f}`] : [],
    ],
    ["first name and initial", both ? [`${first}.${l}`, `${first}${l}`] : []],
    ["first name", first.length > 1 ? [first] : []],
    ["last name", last.length > 2 ? [last] : []],
  ];
}
