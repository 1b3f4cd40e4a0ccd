import { unsupportedReason } from "#shared/domain/campaigns/drop-unsupported.ts";
import { checkEvidence, type EvidenceContext } from "#shared/domain/campaigns/evidence-check.ts";
import type { GrowthAnalysis, GrowthSignal } from "./growth-analysis.ts";
import type { GrowthEvidence } from "./growth-evidence.ts";
import type { GrowthReading } from "./growth-reading.ts";
import { readByRules } from "./read-by-rules.ts";

type AcceptedReading = Pick<
  GrowthAnalysis,
  "score" | "confidence" | "summary" | "signals" | "market" | "competitors" | "openQuestions"
> & { readonly refused: { readonly statement: string; readonly reason: string }[] };

/** A company of which nothing is known: neither growing nor shrinking, and most companies grow a little. */
const BASE_SCORE = 20;
/** No single event, whoever weighs it, makes a growth company. */
const MOST_POINTS = 25;
/** How far a reading may be surer than its evidence: a reader sees what counting cannot, but not much. */
const CONFIDENCE_ABOVE_EVIDENCE = 0.1;
const MOST_SIGNALS = 10;
const MOST_QUESTIONS = 4;

/** Keeps what the cited facts carry, and says what the score is: the base and the points of the signals that stayed. */
export function acceptReading(
  reading: GrowthReading,
  evidence: GrowthEvidence,
  seller: EvidenceContext["seller"],
): AcceptedReading {
  const refused: { statement: string; reason: string }[] = [];
  const isCarried = (statement: string, factIds: readonly string[]): boolean => {
    const reason = refusal(statement, factIds, evidence, seller);
    if (reason !== undefined) refused.push({ statement, reason });
    return reason === undefined;
  };
  const signals = withoutRepeats(reading.signals)
    .filter(({ statement, factIds }) => isCarried(statement, factIds))
    .slice(0, MOST_SIGNALS)
    .map((signal) => ({ ...signal, points: bounded(signal.points) }));
  const market = reading.market.filter((one) => isCarried(one.statement, one.factIds));
  const competitors = reading.competitors.filter((one) => isCarried(one.name, one.factIds));
  const sum = signals.reduce((total, { points }) => total + points, BASE_SCORE);
  return {
    score: Math.round(Math.min(100, Math.max(0, sum))),
    confidence: Math.min(reading.confidence, evidence.confidence + CONFIDENCE_ABOVE_EVIDENCE, 1),
    summary: carriedSummary(reading.summary, { signals, market, competitors }, evidence, seller),
    signals,
    market,
    competitors,
    openQuestions: reading.openQuestions
      .map(oneLine)
      .filter((question) => isSearchable(question, evidence, seller))
      .slice(0, MOST_QUESTIONS),
    refused,
  };
}

function refusal(
  text: string,
  factIds: readonly string[],
  { lead, facts, now }: GrowthEvidence,
  seller: EvidenceContext["seller"],
): string | undefined {
  const sentence = { text, factIds: [...factIds], isPersonalised: true };
  return unsupportedReason(sentence, { lead, reader: {}, seller: wordless(seller), facts, now });
}

/** A question is sent to a search engine: it names nobody but this company and its facts, and carries no address. */
function isSearchable(
  question: string,
  { lead, facts, now }: GrowthEvidence,
  seller: EvidenceContext["seller"],
): boolean {
  if (question === "" || /@|https?:|www\.|[<>{}=]/iu.test(question)) return false;
  const factIds = facts.map(({ id }) => id);
  const context = { lead, reader: {}, seller: wordless(seller), facts, now };
  const decision = checkEvidence({ text: question, factIds }, context);
  return (
    decision.kind === "supported" ||
    decision.terms.every(({ kind }) => !["name", "number"].includes(kind))
  );
}

/** The seller's own statements vouch for nothing a prospect did. */
function wordless(seller: EvidenceContext["seller"]): EvidenceContext["seller"] {
  return { ...seller, offer: "", problems: [], proofPoints: [] };
}

/** One fact told twice is not two signals, whoever reads it. */
function withoutRepeats(signals: readonly GrowthSignal[]): readonly GrowthSignal[] {
  const used = new Set<string>();
  return signals.filter(({ kind, factIds }) => {
    const isNew = factIds.some((id) => !used.has(`${kind}/${id}`));
    for (const id of factIds) used.add(`${kind}/${id}`);
    return isNew;
  });
}

function bounded(points: number): number {
  return Math.round(Math.min(MOST_POINTS, Math.max(-MOST_POINTS, points)));
}

/** Sentences of a summary cite what the analysis as a whole cites; when none is carried the rules' words stand. */
function carriedSummary(
  summary: string,
  accepted: Pick<AcceptedReading, "signals" | "market" | "competitors">,
  evidence: GrowthEvidence,
  seller: EvidenceContext["seller"],
): string {
  const cited = [...accepted.signals, ...accepted.market, ...accepted.competitors];
  const factIds = [...new Set(cited.flatMap((one) => one.factIds))];
  const ownWords = readByRules(evidence).summary;
  if (summary === ownWords) return summary;
  const kept = sentencesOf(summary).filter(
    (sentence) => refusal(sentence, factIds, evidence, seller) === undefined,
  );
  return kept.length > 0 && factIds.length > 0 ? kept.join(" ") : ownWords;
}

function sentencesOf(text: string): readonly string[] {
  return oneLine(text).split(/(?<=[.!?])\s+(?=\p{Lu})/u);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 1_000);
}
