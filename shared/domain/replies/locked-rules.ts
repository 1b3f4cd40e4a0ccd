import { isBareStop } from "./bare-stops.ts";
import { type Finding, overlaps } from "./finding.ts";
import { keptInTouch } from "./kept-in-touch.ts";
import { lockedLabels } from "./locked-labels.ts";
import { misspeltStops } from "./misspelt-stops.ts";
import { allPhrases } from "./phrases/all-phrases.ts";
import { stopsInOtherLanguages } from "./phrases/other-languages.ts";
import { findPhrases } from "./phrases/phrase.ts";
import type { ReplyText } from "./reply-text.ts";

const SURE = 0.97;
const LIKELY = 0.7;

export function lockedFindings(reply: ReplyText): readonly Finding[] {
  const { text, folded } = reply;
  if (isBareStop(text)) return [unsubscribe({ start: 0, end: folded.length }, SURE)];
  const found = lockedLabels.flatMap((label) =>
    Object.values(allPhrases).flatMap(({ labels }) =>
      findPhrases(labels[label] ?? [], folded).map(({ start, end, isSure }) => ({
        label,
        start,
        end,
        confidence: isSure ? SURE : LIKELY,
      })),
    ),
  );
  const others = [
    ...findPhrases(stopsInOtherLanguages, folded).map((place) => unsubscribe(place, LIKELY)),
    ...misspeltStops(folded).map((place) => unsubscribe(place, SURE)),
  ];
  const kept = keptInTouch(reply);
  return [
    ...found,
    ...others.filter(({ start }) => !found.some((one) => one.start <= start && start < one.end)),
  ].filter((one) => !isStop(one) || !kept.some((place) => overlaps(place, one)));
}

function isStop({ label }: Finding): boolean {
  return label === "unsubscribe" || label === "do_not_contact";
}

function unsubscribe(
  { start, end }: { readonly start: number; readonly end: number },
  confidence: number,
): Finding {
  return { label: "unsubscribe", start, end, confidence };
}
