/** "1,900", "11.500" and "6 000" as one number without separators; "seventy-five" too. */
export function readNumber(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  const digits = plain.replace(/(?<=\d)[.,'’\u00a0\u202f ](?=\d{3}(?!\d))/g, "");
  if (/^\d+$/.test(digits)) return String(Number(digits));
  if (plain === "a hundred") return "100";
  const value = plain.split("-").reduce((sum, word) => sum + (words.get(word) ?? Number.NaN), 0);
  return Number.isNaN(value) ? undefined : String(value);
}

const words = new Map(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, index): [string, number] => [word, index + 1])
    .concat([
      ["thirty", 30],
      ["forty", 40],
      ["fifty", 50],
      ["sixty", 60],
      ["seventy", 70],
      ["eighty", 80],
      ["ninety", 90],
    ]),
);
