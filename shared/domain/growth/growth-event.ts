import { foldedWords } from "#shared/domain/campaigns/fold.ts";
import { numberMentions } from "#shared/domain/campaigns/number-mentions.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";

/** One thing that happened, as one or more pages tell it. */
export type GrowthEvent = {
  readonly kind: Fact["kind"];
  /** The telling that says most; its statement stands for the event. */
  readonly best: Fact;
  readonly facts: readonly Fact[];
  readonly publishers: readonly string[];
};

/** Tellings of the same kind that share their words, or a day and a word, are one event: two sources, not two contracts. */
export function growthEvents(facts: readonly Fact[]): readonly GrowthEvent[] {
  const groups: Fact[][] = [];
  const common = companyWords(facts);
  for (const fact of facts.toSorted(byWeight)) {
    const group = groups.find((some) => some.some((one) => isSameEvent(one, fact, common)));
    if (group) group.push(fact);
    else groups.push([fact]);
  }
  return groups.flatMap((group) => {
    const best = group[0]?.kind === "hiring" ? fullestCount(group) : group[0];
    return best ? [{ kind: best.kind, best, facts: group, publishers: publishersOf(group) }] : [];
  });
}

export function publishersOf(facts: readonly Fact[]): readonly string[] {
  return [...new Set(facts.map(({ sourceName }) => sourceName.toLowerCase()))];
}

/** "Is hiring 46 people" says more than any one post of the list. */
function fullestCount(group: readonly Fact[]): Fact | undefined {
  const counted = group.map((fact) => ({
    fact,
    count: numberMentions(fact.value ?? fact.statement)[0]?.values[0] ?? 1,
    isPost: /[“:]/u.test(fact.statement),
  }));
  return counted.toSorted(
    (one, other) => Number(one.isPost) - Number(other.isPost) || other.count - one.count,
  )[0]?.fact;
}

function byWeight(one: Fact, other: Fact): number {
  return (
    Math.round((other.confidence - one.confidence) * 10) ||
    other.statement.length - one.statement.length ||
    one.id.localeCompare(other.id, "en")
  );
}

const DAYS_APART = 21;

function isSameEvent(one: Fact, other: Fact, common: ReadonlySet<string>): boolean {
  if (one.kind !== other.kind) return false;
  // Posts on a list and the sentence that counts them are one search for people.
  if (one.kind === "hiring") return true;
  const [few = [], many = []] = [telling(one, common), telling(other, common)].toSorted(
    (first, second) => first.length - second.length,
  );
  const shared = few.filter((word) => many.includes(word)).length;
  if (few.length > 0 && shared / few.length >= 0.7) return true;
  if (!one.publishedOn || !other.publishedOn || one.url === other.url) return false;
  const apart = Math.abs(Date.parse(one.publishedOn) - Date.parse(other.publishedOn)) / 86_400_000;
  return apart <= DAYS_APART && shared > 0;
}

function telling({ statement, value = "" }: Fact, common: ReadonlySet<string>): readonly string[] {
  const words = foldedWords(`${value || statement}`).filter(
    (word) => (word.length > 2 || /\d/.test(word)) && !common.has(word) && !plain.has(word),
  );
  return [...new Set(words.map((word) => word.replace(/s$/, "")))];
}

/** What nearly every statement says is the company's name. */
function companyWords(facts: readonly Fact[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { statement } of facts) {
    for (const word of new Set(foldedWords(statement).slice(0, 4))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const most = Math.max(2, facts.length * 0.5);
  return new Set([...counts].filter(([, count]) => count > most).map(([word]) => word));
}

const plain = new Set(
  "the and for with from into its new has have was were opened opens launched won signed raised bought made year years".split(
    " ",
  ),
);
