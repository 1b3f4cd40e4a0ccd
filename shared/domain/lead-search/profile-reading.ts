import type { Lead } from "#shared/domain/leads/lead.ts";
import { exclusionOf, scoreLead } from "#shared/domain/leads/score-lead.ts";
import type { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";

export type ProfileInput = {
  readonly lead: Lead;
  readonly profile: IdealCustomerProfile;
  /** What the company's own pages say. Untrusted. */
  readonly about: string;
  readonly factKinds: readonly string[];
  /** Pages that were read, home page first: reasons name them. */
  readonly pages: readonly string[];
};

export type ProfileReading = {
  /** One of the profile's classes, or "Other". */
  readonly classification: string;
  /** 1 to 10. */
  readonly quality: number;
  readonly reasons: readonly { readonly text: string; readonly url: string }[];
};

/** A company weighed by the rules alone: its score on a scale of ten, and what speaks for and against it. */
export function readProfile(input: ProfileInput): ProfileReading {
  const { score, classification, criteria } = scoreLead(input);
  const [home = ""] = input.pages;
  const excluded = exclusionOf(input);
  return {
    classification,
    quality: tenth(Math.max(1, score / 10)),
    reasons: excluded
      ? [{ text: excluded, url: home }]
      : criteria
          .toSorted((one, other) => other.points - one.points)
          .slice(0, MOST_REASONS)
          .map(({ reason }) => ({ text: reason, url: home })),
  };
}

const MOST_REASONS = 5;
/** A reader sees what rules do not, but a page that flatters it must not carry a company over the threshold alone. */
const MOST_APART = 2;
const LONGEST_REASON = 300;

/** What of a model's reading may stand beside what the rules weigh. Its reasons must name pages that were read. */
export function acceptProfile(proposed: ProfileReading, input: ProfileInput): ProfileReading {
  const weighed = readProfile(input);
  if (exclusionOf(input)) return weighed;
  const isClass = input.profile.classes.some(({ name }) => name === proposed.classification);
  const reasons = proposed.reasons.filter(
    ({ text, url }) => input.pages.includes(url) && isPlainReason(text),
  );
  return {
    classification: isClass ? proposed.classification : weighed.classification,
    quality: tenth(
      Math.min(
        10,
        weighed.quality + MOST_APART,
        Math.max(1, weighed.quality - MOST_APART, proposed.quality),
      ),
    ),
    reasons: reasons.length > 0 ? reasons.slice(0, MOST_REASONS) : weighed.reasons,
  };
}

function isPlainReason(text: string): boolean {
  return text.length <= LONGEST_REASON && !/@|https?:|www\.|[<>{}]/iu.test(text);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
