import type { EmailFinder } from "#shared/ports/email-finder.ts";
import {
  askHunter,
  EmailFinderAnswer,
  HUNTER_CREDIT_USD,
  type HunterOptions,
} from "./hunter-api.ts";

/** Hunter charges a credit for an address and nothing for none. */
export function hunterEmailFinder(options: HunterOptions): EmailFinder {
  const { creditUsd = HUNTER_CREDIT_USD } = options;
  return {
    async find({ domain, firstName, lastName }) {
      const query = { domain, first_name: firstName, last_name: lastName };
      const answer = await askHunter(options, "/email-finder", query, EmailFinderAnswer);
      if (answer.kind === "forbidden") return answer;
      if (answer.kind === "unavailable") {
        const { reason, retryAt } = answer;
        return { kind: "unavailable", reason, ...(retryAt && { retryAt }) };
      }
      const { data } = answer.value;
      if (!data) return { kind: "unavailable", reason: "Hunter is still verifying the address" };
      if (!data.email)
        return { kind: "none", reason: `Hunter knows no address of theirs at ${domain}` };
      return {
        kind: "found",
        address: data.email.toLowerCase(),
        confidence: (data.score ?? 50) / 100,
        sources: data.sources.map(({ uri }) => uri),
        costUsd: creditUsd,
      };
    },
  };
}
