import { getDomain } from "tldts";

/** "jane [at] kestrel (dot) example", "jane at kestrel dot example", "jane @ kestrel.example" as the addresses they stand for. */
export function disguisedAddresses(text: string, ownDomain: string | null): readonly string[] {
  return [...text.matchAll(anyAt)].flatMap((at) => {
    // A window keeps the patterns below from running over a whole page.
    const before = text.slice(Math.max(0, at.index - 80), at.index);
    const after = text.slice(at.index + at[0].length, at.index + at[0].length + 100);
    const isBracketed = /[[({<|*_]/.test(at[0]);
    const local = localBefore(before, isBracketed);
    const host = hostAfter(after);
    if (!local || !host) return [];
    const isSpoken = !isBracketed && !at[0].includes("@");
    // "We met at kestrel.example" is a sentence; "at kestrel dot example" is an address.
    if (isSpoken && !host.isSpelled) return [];
    if (isSpoken && !host.isWhole) return [];
    if (!isBracketed && !isSpoken && getDomain(host.name) !== ownDomain) return [];
    return [`${local}@${host.name}`];
  });
}

const anyAt =
  /\s*[[({<|*_]+\s*(?:at|ät|a t|@|klammeraffe|arobase|arroba)\s*[\])}>|*_]+\s*|\s+(?:at|ät|klammeraffe|arobase|arroba)\s+|\s+@\s*|\s*@\s+/gi;

const dot = String.raw`(?:\s*[\[({<|*_]+\s*(?:dot|punkt|point|punto|\.)\s*[\])}>|*_]+\s*|\s+(?:dot|punkt|point|punto)\s+|\s?\.)`;

function localBefore(before: string, isBracketed: boolean): string | undefined {
  const match = new RegExp(
    `(?<![\\w.-])[a-z0-9_](?:[a-z0-9_+-]|${dot}(?=[a-z0-9])){0,60}$`,
    "i",
  ).exec(before);
  if (!match) return undefined;
  const local = match[0].replace(new RegExp(dot, "gi"), ".").trim();
  return isBracketed || !commonWords.has(local.toLowerCase()) ? local : undefined;
}

const commonWords = new Set(
  "us me him her them it meet is are be or and available look work working looking".split(" "),
);

type Host = { readonly name: string; readonly isSpelled: boolean; readonly isWhole: boolean };

function hostAfter(after: string): Host | undefined {
  const match = wholeHost.exec(after);
  if (!match) return undefined;
  const name = match[0].replace(new RegExp(dot, "gi"), ".").toLowerCase();
  const isSpelled = /dot|punkt|point|punto/i.test(match[0].replace(/[a-z0-9-]*\.[a-z0-9-]*/gi, ""));
  return { name, isSpelled, isWhole: !/\s\.|\.\s/.test(name) };
}

const wholeHost = new RegExp(`^[a-z0-9][a-z0-9-]{0,62}(?:${dot}[a-z0-9][a-z0-9-]{0,62}){1,4}`, "i");
