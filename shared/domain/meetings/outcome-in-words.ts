/** What became of a decision, without the ids in it: those are for whoever asks the API. */
export function outcomeInWords(outcome: string): string {
  return outcome
    .replace(/^planned as \S+$/u, "on its way")
    .replace(/ as \S+\.v\d+$/u, "")
    .replace(/: \S+\.v\d+ /u, ": it ");
}

const ways: ReadonlyMap<string, string> = new Map([
  ["api", "here"],
  ["link", "by their own link"],
  ["slack", "in Slack"],
  ["timeout", "when the time was over"],
  ["reply", "because of what they wrote"],
  ["one-click", "because they opted out"],
  ["prospect", "the prospect, who took an offered time"],
]);

/** Who decided and where: the prospect decides who takes an offered time. */
export function deciderInWords(by: string, through: string | undefined): string {
  const way = through === undefined ? "" : (ways.get(through) ?? through);
  if (through === "prospect") return way;
  return way ? `${by}, ${way}` : by;
}
