import { apolloSource } from "#shared/adapters/apollo/apollo-source.ts";
import { hunterSource } from "#shared/adapters/hunter/hunter-source.ts";
import { linkedinDataSource } from "#shared/adapters/linkedin-data/linkedin-data-source.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";
import type { SourceStep } from "./enrichment/enrichment.ts";
import { type LimitedSourceOptions, limitedSource } from "./enrichment/limited-source.ts";

export type VendorWiring = {
  readonly http: JsonHttp;
  readonly now: Clock;
  readonly limited: (
    options: Pick<LimitedSourceOptions, "about" | "rate" | "perDay">,
  ) => LimitedSourceOptions;
};

// One look is up to seven calls to Apollo, which allows 600 an hour to the team.
const apolloRate = { perPeriod: 85, periodSeconds: 3_600 };
const hunterRate = { perPeriod: 500, periodSeconds: 60 };
const linkedinLooksPerDay = 100;

/** Vendors whose keys are stored, one step each: what one costs is known before the next is asked. */
export function vendorSteps(
  keys: DepartmentSecret,
  { http, now, limited }: VendorWiring,
): readonly SourceStep[] {
  const { APOLLO_API_KEY, HUNTER_API_KEY, LINKEDIN_DATA_URL, LINKEDIN_DATA_KEY } = keys;
  const ofPerson = limited({ about: "person", rate: apolloRate });
  const ofHunter = limited({ about: "company", rate: hunterRate });
  const ofLinkedin = limited({ about: "company", perDay: linkedinLooksPerDay });
  return [
    APOLLO_API_KEY
      ? [limitedSource(apolloSource({ http, apiKey: APOLLO_API_KEY, now }), ofPerson)]
      : [],
    HUNTER_API_KEY
      ? [limitedSource(hunterSource({ http, apiKey: HUNTER_API_KEY, now }), ofHunter)]
      : [],
    LINKEDIN_DATA_URL && LINKEDIN_DATA_KEY
      ? [
          limitedSource(
            linkedinDataSource({
              http,
              baseUrl: LINKEDIN_DATA_URL,
              apiKey: LINKEDIN_DATA_KEY,
              now,
            }),
            ofLinkedin,
          ),
        ]
      : [],
  ];
}
