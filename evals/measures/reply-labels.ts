import { type ReplyLabel, replyLabels } from "#shared/domain/replies/reply-reading.ts";
import { type Counts, confusion, countsOf, f1, mean, precision, recall } from "../counts.ts";
import type { EvalTable, Measure } from "../measure.ts";
import { type ReadCase, readCases } from "../read-cases.ts";
import { type Half, halfOf } from "../sets/reply-case.ts";

/** A label said with less is a guess; it counts for nothing. */
const SAID = 0.55;

/** Labels of the six languages: what the rules do not claim to read (other languages) is measured by the waiting. */
export const replyLabelsMeasure: Measure = {
  name: "reply labels",
  async run(provider) {
    const read = (await readCases(provider)).filter((one) => one.case.language !== "other");
    const half = (wanted: Half) => read.filter((one) => halfOf(one.case) === wanted);
    return {
      figures: [
        {
          name: "labels, macro-F1",
          value: macroF1(read),
          unit: "score",
          goal: { kind: "at least", value: 0.85 },
          note: `${read.length} replies in six languages`,
        },
        {
          name: "labels, macro-F1, developed on",
          value: macroF1(half("developed on")),
          unit: "score",
        },
        { name: "labels, macro-F1, held out", value: macroF1(half("held out")), unit: "score" },
        { name: "objection kinds, F1", value: objectionF1(read), unit: "score" },
        { name: "deciding words agree", value: spanShare(read), unit: "share" },
      ],
      tables: [perLabel(read), firstLabels(read), wrongOnes(read)],
    };
  },
};

export function labelsSaid({ reading }: ReadCase): readonly ReplyLabel[] {
  return reading.labels
    .filter(({ label, confidence }) => label === "unclear" || confidence >= SAID)
    .map(({ label }) => label);
}

function macroF1(read: readonly ReadCase[]): number {
  return mean(
    replyLabels
      .map((label) => countsFor(read, label))
      .filter(({ hits, missed }) => hits + missed > 0)
      .map(f1),
  );
}

function countsFor(read: readonly ReadCase[], label: ReplyLabel): Counts {
  return countsOf(
    read,
    (one) => one.case.labels.includes(label),
    (one) => labelsSaid(one).includes(label),
  );
}

function objectionF1(read: readonly ReadCase[]): number {
  const pairs = read.flatMap((one) => {
    const wanted = one.case.objections ?? [];
    const kinds = new Set([...wanted, ...one.reading.objections]);
    return [...kinds].map((kind) => ({
      isWanted: wanted.includes(kind),
      isFound: one.reading.objections.includes(kind),
    }));
  });
  return f1(
    countsOf(
      pairs,
      ({ isWanted }) => isWanted,
      ({ isFound }) => isFound,
    ),
  );
}

/** Of the labels found, on how many the reader and the set point at the same words. */
function spanShare(read: readonly ReadCase[]): number {
  const agreed = read.flatMap((one) =>
    one.reading.labels.flatMap(({ label, span }) => {
      const wanted = one.case.spans[label];
      return wanted === undefined
        ? []
        : [wanted.includes(span) || span.includes(wanted) || touches(span, wanted)];
    }),
  );
  return mean(agreed.map((is) => (is ? 1 : 0)));
}

function touches(one: string, other: string): boolean {
  const words = new Set(other.toLowerCase().match(/\p{L}{3,}/gu));
  return (one.toLowerCase().match(/\p{L}{3,}/gu) ?? []).some((word) => words.has(word));
}

function perLabel(read: readonly ReadCase[]): EvalTable {
  return {
    title: "Labels",
    columns: ["label", "cases", "precision", "recall", "F1"],
    rows: replyLabels.flatMap((label) => {
      const counts = countsFor(read, label);
      const cases = counts.hits + counts.missed;
      if (cases === 0) return [];
      return [[label, cases, ...[precision(counts), recall(counts), f1(counts)].map(rounded)]];
    }),
  };
}

function firstLabels(read: readonly ReadCase[]): EvalTable {
  const pairs = read.map((one) => {
    const said = labelsSaid(one);
    const wanted = one.case.labels[0] ?? "unclear";
    const found = one.case.labels.find((label) => said.includes(label)) ?? said[0] ?? "unclear";
    return { wanted: one.case.labels.includes(found) ? found : wanted, found };
  });
  const names = replyLabels.filter((label) =>
    pairs.some(({ wanted, found }) => wanted === label || found === label),
  );
  return {
    title: "Confusion of the first label (rows: true, columns: said)",
    columns: ["", ...names],
    rows: confusion(pairs, names),
  };
}

function wrongOnes(read: readonly ReadCase[]): EvalTable {
  return {
    title: "Replies with a label too many or too few",
    columns: ["id", "true", "said", "reply"],
    rows: read.flatMap((one) => {
      const said = labelsSaid(one).toSorted().join(" ");
      const wanted = one.case.labels.toSorted().join(" ");
      return said === wanted ? [] : [[one.case.id, wanted, said, oneLine(one.case.text)]];
    }),
  };
}

function rounded(value: number): string {
  return value.toFixed(2);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 110);
}
