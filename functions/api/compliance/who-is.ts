import type { SuppressionScope } from "#shared/domain/compliance/suppression.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

/** One thing that somebody or something is known by, as the list is asked for it. */
export function whoIs(
  scope: SuppressionScope,
  value: string,
): Parameters<SuppressionList["find"]>[0] {
  switch (scope) {
    case "address":
      return { email: value };
    case "linkedin":
      return { linkedinUrl: value };
    case "phone":
      return { phone: value };
    case "domain":
      return { domain: value };
    case "company":
      return { companyKey: value };
  }
}
