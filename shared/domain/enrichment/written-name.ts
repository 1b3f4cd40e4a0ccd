/** A list may shout a company's name where the press writes it: "KESTREL BEARINGS LTD" -> "Kestrel Bearings Ltd". */
export function writtenName(name: string): string {
  const isShouted = name === name.toUpperCase() && /\p{Lu}{4,}/u.test(name) && /\s/.test(name);
  if (!isShouted) return name;
  return name.replace(/\p{Lu}{4,}|\b(?:LTD|INC|AND|THE|CO)\b/gu, (word) => {
    return word.slice(0, 1) + word.slice(1).toLowerCase();
  });
}
