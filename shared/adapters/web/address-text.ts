import { getDomain } from "tldts";
import type { Candidate } from "./address-candidate.ts";
import { cleanAddress, invisible } from "./clean-address.ts";
import { disguisedAddresses } from "./disguised-address.ts";
import { sentencesOf } from "./facts/sentences.ts";
import type { LoadedPage } from "./load-page.ts";
import type { Block } from "./page-block.ts";
import { isReaderInstruction } from "./reader-instructions.ts";

/** Addresses that stand in the visible text, plainly or in one of the disguises people use against harvesters. */
export function addressesInText(page: LoadedPage, pageUrl: string): readonly Candidate[] {
  const ownDomain = getDomain(pageUrl);
  return page.blocks().visible.flatMap((block) => inBlock(block, page.html, ownDomain));
}

function inBlock(block: Block, html: string, ownDomain: string | null): readonly Candidate[] {
  const text = block.text.normalize("NFKC").replace(invisible, "");
  if (!mayHoldAddress.test(text)) return [];
  const plain = plainAddresses(text).map((raw) => ({ raw, form: formOf(raw, block, html) }));
  const turned = turnedAddresses(text).map((raw) => ({ raw, form: "reversed" as const }));
  const disguised = disguisedAddresses(text, ownDomain).map((raw) => ({
    raw,
    form: "obfuscated" as const,
  }));
  const all = [...plain, ...disguised, ...turned];
  // An address that a page tells machines to write to is nobody's contact.
  return all
    .filter(({ raw }) => !isGivenToMachines(raw, text))
    .map(({ raw, form }) => ({
      raw,
      form,
      snippet: around(text, raw),
      element: block.element,
    }));
}

const mayHoldAddress = /@|(?<!\p{L})(?:at|ät|klammeraffe|arobase|arroba)(?!\p{L})/iu;

function plainAddresses(text: string): readonly string[] {
  if (!text.includes("@")) return [];
  return [...text.matchAll(plainAddress)].map(([raw]) => raw);
}

const plainAddress =
  /(?<![\p{L}\d._%+@/-])[a-z0-9_][a-z0-9._%+'-]{0,63}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,5}\p{L}{2,24}(?![\p{L}\d@/-])/giu;

function formOf(raw: string, { turned }: Block, html: string): Candidate["form"] {
  if (turned.some((text) => text.includes(raw))) return "reversed";
  if (html.includes(raw)) return "text";
  return withoutEntities(html).includes(raw) ? "entity" : "obfuscated";
}

function withoutEntities(html: string): string {
  return html
    .replace(/&#x([\da-f]{1,6});?/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});?/g, (_, code: string) => character(Number(code)))
    .replace(/&commat;/g, "@")
    .replace(/&period;/g, ".");
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** "elpmaxe.lertsek@eod.enaj": nothing in the markup says that it runs backwards, only that no ending of that name exists. */
function turnedAddresses(text: string): readonly string[] {
  if (!text.includes("@")) return [];
  return (text.match(/[^\s,;<>()[\]]{3,}@[^\s,;<>()[\]]{2,}/g) ?? []).flatMap((token) => {
    if (token.length > 120 || cleanAddress(token)) return [];
    const right = [...token].reverse().join("");
    return plainWhole.test(right) && cleanAddress(right) ? [right] : [];
  });
}

const plainWhole = /^[a-z0-9_][a-z0-9._%+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,24}$/i;

function isGivenToMachines(raw: string, text: string): boolean {
  return sentencesOf(text).some(
    (sentence) => sentence.includes(raw) && isReaderInstruction(sentence),
  );
}

function around(text: string, raw: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(raw.toLowerCase()));
  return text.slice(Math.max(0, at - 60), at + 100);
}
