import { numberMentions } from "#shared/domain/campaigns/number-mentions.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";

/** Sources may round; a quarter more or less is no rounding. */
const TOLERATED = 0.25;

/** What two pages say so differently that one must be wrong or old, in plain words. */
export function contradictions(facts: readonly Fact[]): readonly string[] {
  return compared.flatMap(([kind, name, tolerated]) => {
    const said = facts
      .filter((fact) => fact.kind === kind)
      .flatMap((fact) => {
        const mention = numberMentions(fact.value ?? "")[0];
        const amount = mention?.unit === "plain" ? mention.values[0] : undefined;
        return amount ? [{ fact, amount, currency: mention?.currency }] : [];
      })
      .toSorted((one, other) => one.amount - other.amount);
    const [least, most] = [said[0], said.at(-1)];
    if (!least || !most || least.fact.sourceName === most.fact.sourceName) return [];
    if (least.currency !== most.currency) return [];
    if (most.amount - least.amount <= least.amount * tolerated) return [];
    const each = [most, least].map(({ fact }) => `${fact.value} (${fact.sourceName})`);
    return [`Sources differ on the ${name}: ${each.join(" or ")}.`];
  });
}

const compared: readonly (readonly [Fact["kind"], string, number])[] = [
  ["headcount", "headcount", TOLERATED],
  ["revenue", "revenue", TOLERATED],
  ["founded", "founding year", 0],
];
