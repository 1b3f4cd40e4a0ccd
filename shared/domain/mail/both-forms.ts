import { plainWords } from "./plain-words.ts";
import { isSignatureBlock } from "./signature.ts";
import { type StrippedMail, stripQuote } from "./strip-quote.ts";

/**
 * A mail may say one thing in its plain part and another in its HTML, or in words its HTML hides. Where the two differ,
 * the reply is kept with both, one below the other: rules read each by itself, and whoever approves sees them.
 */
export function bothForms(
  written: string,
  { text, html }: { readonly text: string; readonly html?: string | undefined },
): string {
  if (html === undefined) return written;
  const plain = stripQuote(text);
  const other = stripQuote(html);
  const added = linesBeside(plain, other.reply);
  if (added.length === 0 && linesBeside(other, plain.reply).length === 0) return written;
  const differing = added.length > 0 ? added.join("\n") : other.reply;
  return `${written}\n\n${OTHER_FORM}\n${differing.slice(0, MOST_OF_OTHER)}`.trim();
}

/** What a kept reply says in each form: one text where the mail had but one. */
export function formsOf(kept: string): readonly [string, ...string[]] {
  const [first = "", ...others] = kept.split(OTHER_FORM);
  return [first.trim(), ...others.map((form) => form.trim())];
}

const OTHER_FORM = "[In its HTML, words that are hidden included, the same mail says:]";

const MOST_OF_OTHER = 20_000;

/**
 * The lines that the form of the mail does not say outside of its quotation. Programs wrap and lay out a long line in
 * their own way; a short one, and most stops are short, must stand there word by word.
 */
function linesBeside({ reply, signature }: StrippedMail, words: string): readonly string[] {
  const form = `${reply}\n${signature}`;
  const known = [prose(form), withNamedThings(form)].map((text) => text.flatMap(wordsOf));
  const whole = known.map((said) => ` ${said.join(" ")} `);
  const single = new Set(known.flat());
  const own = prose(words).map(wordsOf);
  const isBeside = own.map((said) =>
    said.length >= LONG_LINE
      ? said.some((word) => !single.has(word))
      : said.length > 0 && !whole.some((text) => text.includes(` ${said.join(" ")} `)),
  );
  const lines = words.split("\n");
  const first = isBeside.indexOf(true);
  const isLast = own.every(({ length }, index) => index < first || length === 0 || isBeside[index]);
  if (isLast && isSignatureBlock(lines.slice(first))) return [];
  return lines.filter((_, index) => isBeside[index]);
}

const LONG_LINE = 8;

/** Line by line what a person wrote: addresses, links, pictures and the marks of a list are one program's or the other's. */
function prose(text: string): readonly string[] {
  return withoutListMarks(text.replace(NAMED_THINGS, blank).replace(LINKS, blank).split("\n"));
}

/** What stands for pictures and links in one form may be written out in the other: the words of a logo, a site's name. */
function withNamedThings(text: string): readonly string[] {
  return text
    .replace(/\[(?:image|inline image|cid):/gi, " ")
    .replace(/https?:\/\/([^\s/<>]{1,300})\S*/gi, " $1 ")
    .split("\n");
}

const NAMED_THINGS =
  /\[(?:cid|image|inline image|signature_|mailto)[^\]]{0,300}\]|<[^<>\n]{1,200}\.(?:png|jpe?g|gif|heic|webp|pdf|docx?|xlsx?|pptx?|zip|ics)>/gi;

/** Bounded, so that a line without an end costs no more than many short ones. */
const LINKS = /<[^<>\s]{1,2000}>|https?:\/\/\S+|\S{1,100}@\S{1,255}|&[a-z]{1,20};/gi;

function blank(part: string): string {
  return part.replace(/[^\n]+/g, " ");
}

/** A bullet or the next number of a list; "11. December" of another day than "10. December" is none. */
function withoutListMarks(lines: readonly string[]): readonly string[] {
  let last = 0;
  return lines.map((line) => {
    const [mark, number] = /^\s*(?:(\d{1,2})[.)]|[-*+•·◦▪o§Ø])\s+/.exec(line) ?? [""];
    if (number === undefined) return line.slice(mark.length);
    if (Number(number) !== last + 1) return line;
    last += 1;
    return line.slice(mark.length);
  });
}

/** Smiling faces are what programs make of ":-)"; any other picture may mean something. */
function wordsOf(line: string): readonly string[] {
  const written = plainWords(
    line.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|[☺😀😁😃😄😉😊🙂]/gu, ""),
  );
  return written.match(/\p{L}+|\p{N}+|\p{Extended_Pictographic}/gu) ?? [];
}
