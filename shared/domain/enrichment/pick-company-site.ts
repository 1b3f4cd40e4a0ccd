import { asciiWords } from "#shared/domain/leads/address-kind.ts";
import { foldText, normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import {
  isFreeMailDomain,
  isSharedHost,
  registrableDomain,
} from "#shared/domain/leads/domain-name.ts";
import { standingOf } from "./source-standing.ts";

export type SiteCandidate = { readonly title: string; readonly url: string };

export type SitePick<Candidate> =
  | {
      readonly kind: "picked";
      readonly domain: string;
      readonly result: Candidate;
      readonly confidence: number;
    }
  | { readonly kind: "none"; readonly reason: string };

/** Of a search's results, the company's own site. Rather none than somebody else's: everything after builds on it. */
export function pickCompanySite<Candidate extends SiteCandidate>(
  companyName: string,
  results: readonly Candidate[],
): SitePick<Candidate> {
  const normal = normaliseCompanyName(companyName);
  // A name's ü is u in one spelling and ue in the other; domains use both.
  const spellings = [wordsOf(normal), asciiWords(companyName).slice(0, wordsOf(normal).length)];
  const [best] = results
    .flatMap((result, position) => spellings.flatMap((name) => judge(name, result, position)))
    .toSorted((one, other) => other.confidence - one.confidence);
  if (results.length === 0) return { kind: "none", reason: "the search found nothing" };
  if (!best || best.confidence < LEAST_CONFIDENCE) {
    return { kind: "none", reason: "no result is surely the company's own site" };
  }
  return { kind: "picked", ...best };
}

const LEAST_CONFIDENCE = 0.6;

function judge<Candidate extends SiteCandidate>(
  name: readonly string[],
  result: Candidate,
  position: number,
) {
  const domain = registrableDomain(result.url);
  if (!domain || name.length === 0 || isSomebodyElses(domain, result.url)) return [];
  const label = labelOf(domain);
  const inLabel = labelLikeness(name, label);
  const inTitle = titleLikeness(name, wordsOf(result.title));
  const isHome = (URL.parse(result.url)?.pathname ?? "/") === "/";
  const confidence = inLabel * 0.7 + inTitle * 0.25 + (isHome ? 0.05 : 0) - position * 0.01;
  return [{ domain, result, confidence: Math.max(0, Math.round(confidence * 100) / 100) }];
}

function isSomebodyElses(domain: string, url: string): boolean {
  return (
    isSharedHost(domain) ||
    isFreeMailDomain(domain) ||
    knownDirectories.test(domain) ||
    standingOf({ sourceName: "", url }, undefined) === "directory"
  );
}

const knownDirectories =
  /^(?:dnb|zoominfo|bloomberg|glassdoor|indeed|kununu|trustpilot|europages|kompass|northdata|pappers|societe|companieshouse|opencorporates|apollo|rocketreach|pitchbook|owler|wlw|yellowpages|yell|gelbeseiten|pagesjaunes|thomasnet|amazon|ebay|reddit|quora)\./;

/** "kestrel-bearings" spells the whole name, "kestrel" its first word, "kb" nothing. */
function labelLikeness(name: readonly string[], label: string): number {
  const spelled = label.replace(/[^a-z0-9]/g, "");
  const [first = ""] = name;
  const whole = name.join("");
  if (spelled === whole || spelled === whole.replace("and", "")) return 1;
  const told = name.filter((word) => word.length > 2 && spelled.includes(word)).join("").length;
  const share = told / Math.max(1, name.filter((word) => word.length > 2).join("").length);
  if (spelled === first && first.length > 4) return Math.max(0.6, share);
  // A label that begins otherwise is another company that shares a word of the trade.
  return spelled.startsWith(first.slice(0, 6)) ? Math.max(share, 0.45) : 0;
}

function titleLikeness(name: readonly string[], title: readonly string[]): number {
  const told = name.filter((word) => title.includes(word));
  return told.length / name.length;
}

function labelOf(domain: string): string {
  return domain.split(".")[0] ?? "";
}

function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
