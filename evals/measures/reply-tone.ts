import { Language } from "#shared/domain/replies/reply-reading.ts";
import { confusion, mean, share } from "../counts.ts";
import type { EvalTable, Measure } from "../measure.ts";
import { type ReadCase, readCases } from "../read-cases.ts";

/** Sentiment, language, and whether a confidence means what it says. */
export const replyTone: Measure = {
  name: "sentiment, language, calibration",
  async run(provider) {
    const read = await readCases(provider);
    const ours = read.filter((one) => one.case.language !== "other");
    const toned = ours.flatMap((one) =>
      one.case.sentiment ? [{ wanted: one.case.sentiment, found: one.reading.sentiment }] : [],
    );
    const spoken = read.map((one) => ({ wanted: one.case.language, found: one.reading.language }));
    const bins = calibration(ours);
    const gap = mean(
      bins.flatMap(({ gap: one, labels }) => Array.from({ length: labels }, () => one)),
    );
    return {
      figures: [
        {
          name: "sentiment right",
          value: rightShare(toned),
          unit: "share",
          goal: { kind: "at least", value: 0.85 },
        },
        {
          name: "language right",
          value: rightShare(spoken),
          unit: "share",
          goal: { kind: "at least", value: 0.95 },
        },
        {
          name: "foreign language taken for one of ours",
          value: spoken.filter(({ wanted, found }) => wanted === "other" && found !== "other")
            .length,
          unit: "count",
          goal: { kind: "at most", value: 0 },
        },
        {
          name: "calibration gap",
          value: gap,
          unit: "share",
          note: "mean distance of confidence from truth",
        },
      ],
      tables: [
        {
          title: "Sentiment (rows: true, columns: said)",
          columns: ["", "positive", "neutral", "negative"],
          rows: confusion(toned, ["positive", "neutral", "negative"]),
        },
        {
          title: "Language (rows: true, columns: said)",
          columns: ["", ...Language.options, "other"],
          rows: confusion(spoken, [...Language.options, "other"]),
        },
        calibrationTable(bins),
      ],
    };
  },
};

function rightShare(pairs: readonly { readonly wanted: string; readonly found: string }[]): number {
  return share(pairs.filter(({ wanted, found }) => wanted === found).length, pairs.length);
}

type Bin = {
  readonly from: number;
  readonly labels: number;
  readonly said: number;
  readonly right: number;
  readonly gap: number;
};

function calibration(read: readonly ReadCase[]): readonly Bin[] {
  const said = read.flatMap((one) =>
    one.reading.labels.map(({ label, confidence }) => ({
      confidence,
      isRight: one.case.labels.includes(label),
    })),
  );
  return [0, 0.2, 0.4, 0.6, 0.8, 0.95].flatMap((from, index, all) => {
    const to = all[index + 1] ?? 1.01;
    const inside = said.filter(({ confidence }) => confidence >= from && confidence < to);
    if (inside.length === 0) return [];
    const mid = mean(inside.map(({ confidence }) => confidence));
    const right = mean(inside.map(({ isRight }) => (isRight ? 1 : 0)));
    return [{ from, labels: inside.length, said: mid, right, gap: Math.abs(mid - right) }];
  });
}

function calibrationTable(bins: readonly Bin[]): EvalTable {
  return {
    title: "Calibration",
    columns: ["confidence from", "labels", "said", "right"],
    rows: bins.map(({ from, labels, said, right }) => [
      from,
      labels,
      said.toFixed(2),
      right.toFixed(2),
    ]),
  };
}
