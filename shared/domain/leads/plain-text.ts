/**
 * What somebody typed, as they saw it: wide letters are letters, and what nobody sees (zero-width characters, byte order
 * marks, soft hyphens, marks of direction) is gone.
 */
export function plainText(text: string): string {
  if (ASCII.test(text)) return text.trim();
  return text.normalize("NFKC").replace(UNSEEN, "").replaceAll("。", ".").trim();
}

/** The same without what spreadsheets, mail programs and lists put around one value: 'a', "a", <a>, (a), a; */
export function bareText(text: string): string {
  const plain = plainText(text);
  return plain.length > LONGEST_VALUE ? plain : plain.replace(AROUND, "");
}

/** Nothing longer is one value, and looking for the end of a long run of signs takes its square. */
const LONGEST_VALUE = 2_000;

const ASCII = /^[\t\n\r -~]*$/;
const UNSEEN = /[\p{DI}\p{Cf}[\p{Cc}--\s]]/gv;
const AROUND = /^[\s"'`´‘’‚“”„«»‹›<([{=]+|[\s"'`´‘’‚“”„«»‹›>)\]},;:.!]+$/g;
