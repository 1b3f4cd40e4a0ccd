/** Longer ones differ only in how the country before them is written: "+44 20 …", "0044 20 …", "020 …". */
const TELLING_DIGITS = 9;

/**
 * One key for every way to write a number. Which country a number without its code is of nobody knows, so its last nine
 * digits stand for it: that two people share those is rarer than one person who is called again.
 */
export function phoneKey(text: string): string {
  const [, number = "", extension] =
    /^(.*?)(?:(?:ext|extension|durchwahl|x|#|poste)[.:\s]*(\d{1,6}))?\s*$/i.exec(text.trim()) ?? [];
  const digits = number.replace(/^tel:/i, "").replace(/\(0\)/g, "").replace(/\D/g, "");
  const telling = digits.replace(/^0+/, "").slice(-TELLING_DIGITS);
  return extension ? `${telling}x${extension}` : telling;
}

/** Fewer digits are an extension or a year, and would stand for many. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return (
    digits >= 7 &&
    digits <= 20 &&
    /^(?:tel:)?\+?[\d\s()./-]+(?:[a-z#.:\s]*\d{1,6})?$/i.test(text.trim())
  );
}
