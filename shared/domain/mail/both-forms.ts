import { plainWords } from "./plain-words.ts";
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
  const known = [...wordsOf(reply), ...wordsOf(signature)];
  const whole = ` ${known.join(" ")} `;
  const single = new Set(known);
  return words.split("\n").filter((line) => {
    const said = wordsOf(line);
    const isLong = said.length >= LONG_LINE;
    return isLong
      ? said.some((word) => !single.has(word))
      : said.length > 0 && !whole.includes(` ${said.join(" ")} `);
  });
}

const LONG_LINE = 8;

/** Addresses and links are written out in one form only, and an unknown entity is a sign, not a word. */
function wordsOf(text: string): readonly string[] {
  const prose = text.replace(
    /<[^<>\s]{1,2000}>|\[(?:cid|image)[^\]]{0,200}\]|https?:\/\/\S+|\S+@\S+|&[a-z]+;/gi,
    " ",
  );
  return plainWords(prose).match(/\p{L}+|\p{N}+|\p{Extended_Pictographic}/gu) ?? [];
}
