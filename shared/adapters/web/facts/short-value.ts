import { monthName } from "./page-date.ts";

/** What happened without its date, short enough for a line: the sentence itself stays in the quote. */
export function shortened(text: string): string {
  const bare = text.trim().replace(/[,.]$/, "").replace(closingDate, "");
  return bare.length <= longest ? bare : bare.slice(0, longest).replace(/\s+\S*$/, "");
}

const longest = 100;

const closingDate = new RegExp(
  `,? (?:on|in|since) (?:(?:\\d{1,2} )?(?:${monthName})(?: \\d{1,2},)?(?: 20\\d\\d)?|20\\d\\d)$`,
  "iu",
);
