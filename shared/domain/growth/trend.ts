import { numberMentions } from "#shared/domain/campaigns/number-mentions.ts";

export type Trend =
  | { readonly kind: "up" | "down"; readonly percent: number | undefined }
  | { readonly kind: "none" };

/** Which way a sentence says something went, and by how many percent where it says so. */
export function trendOf(text: string): Trend {
  const down = falling.exec(text);
  const up = rising.exec(text);
  if (!down && !up) return { kind: "none" };
  // "Orders fell by 7% in 2025 and rose by 12% in the first half of 2026": the last word counts.
  const isUp = (up?.index ?? -1) > (down?.index ?? -1);
  const from = (isUp ? up?.index : down?.index) ?? 0;
  const percent = numberMentions(text.slice(from)).find(({ unit }) => unit === "percent");
  return { kind: isUp ? "up" : "down", percent: percent?.values[0] };
}

const rising =
  /\b(?:rose|risen|rises|grew|grown|grows|increased|climbed|doubled|tripled|up (?:from|by|\d)|growth of|more than (?:the year|in 20\d\d) before|(?<!after a )record)\b/iu;
const falling =
  /\b(?:fell|fallen|falls|shrank|shrunk|declin\w+|dropped|decreased|down (?:from|by|\d)|loss of|lost|wrote down|written down|closed (?:its|the|a|two|three)|closure|laid off|lay-?offs?|redundanc\w+|cut (?:\d+|its|the) (?:jobs|posts|workforce)|insolven\w+|short-time work|sold (?:its|the) )/iu;
