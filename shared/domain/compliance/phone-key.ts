import { bareText } from "#shared/domain/leads/plain-text.ts";

/** Longer ones differ only in how the country before them is written: "+44 20 …", "0044 20 …", "020 …". */
const TELLING_DIGITS = 9;
/** Fewer are an extension or a year, and would stand for many. */
const LEAST_DIGITS = 7;

/**
 * One key for every way to write a number; undefined for what tells nobody apart: words, and "000-000-0000" of a form that
 * wanted a number. Which country a number without its code is of nobody knows, so its last nine digits stand for it: that
 * two people share those is rarer than one person who is called again.
 */
export function phoneKey(text: string): string | undefined {
  const [, number = "", extension] =
    /^(.*?)(?:(?:ext|extension|durchwahl|x|#|poste|int|interno?|toestel|anexo)[.:\s]*(\d{1,6}))?\s*$/i.exec(
      bareText(text),
    ) ?? [];
  const digits = number.replace(/^tel:/i, "").replace(/\(0\)/g, "").replace(/\D/g, "");
  const telling = digits.replace(/^0+/, "").slice(-TELLING_DIGITS);
  if (telling.length < LEAST_DIGITS || /^(\d)\1+$/.test(telling)) return undefined;
  return extension ? `${telling}x${extension}` : telling;
}

export function isPhoneNumber(text: string): boolean {
  const bare = bareText(text);
  return (
    bare.replace(/\D/g, "").length <= 20 &&
    /^(?:tel:)?\+?[\d\s()./-]+(?:[a-z#.:\s]*\d{1,6})?$/i.test(bare) &&
    phoneKey(bare) !== undefined
  );
}
