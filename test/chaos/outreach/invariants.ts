import type { Stores } from "./department.ts";
import { endFindings } from "./in-the-end.ts";
import { capFindings } from "./limits.ts";
import { businessMeaning, storyOf } from "./story.ts";
import { wishFindings } from "./wish-findings.ts";
import type { World } from "./world.ts";

export type Finding = {
  readonly rule: string;
  /** How often the storm really put it to the test. */
  readonly exercised: number;
  readonly broken: readonly { readonly what: string; readonly story: readonly string[] }[];
};

/** What must hold after any storm, from the mail server's own record and the ledger of what was written when. */
export async function findings(world: World, stores: Stores): Promise<readonly Finding[]> {
  return [
    ...atTheClaim(world),
    ...twice(world),
    ...capFindings(world),
    ...wishFindings(world),
    ...(await endFindings(world, stores)),
  ];
}

/** What each forbids is known from the moment it was durably written; a claim after that is unlawful. */
function atTheClaim(world: World): readonly Finding[] {
  const { claims } = world.ledger;
  return claimRules.map(({ rule, forbidden, exercisedBy }) => ({
    rule,
    exercised: exercisedBy.reduce((sum, name) => sum + count(world, name), 0),
    broken: claims
      .filter((claim) => claim.forbidden.some((one) => forbidden.includes(one)))
      .map(({ entry, forbidden: because }) => ({
        what: `${entry.id} was claimed although ${because.join(", ")}`,
        story: storyOf(world, entry.id),
      })),
  }));
}

const claimRules = [
  {
    rule: "what is sent is what was written last",
    forbidden: ["changed-since-it-was-read"],
    exercisedBy: ["claim held back: changed since it was read"],
  },
  {
    rule: "nothing is sent to who is suppressed",
    forbidden: [
      "suppressed-address",
      "suppressed-profile",
      "suppressed-domain",
      "suppressed-company",
    ],
    exercisedBy: ["claim held back: suppressed"],
  },
  {
    rule: "nothing is sent after somebody was told that it stops",
    forbidden: ["promised-to-the-person"],
    exercisedBy: ["unsubscribed by link", "unsubscribed by words", "taken: hard-bounce"],
  },
  {
    rule: "no step goes when the sequence was stopped",
    forbidden: ["sequence-stopped"],
    exercisedBy: ["claim held back: sequence stopped"],
  },
  {
    rule: "no step goes to a company of which somebody answered",
    forbidden: ["company-answered", "promised-to-the-company"],
    exercisedBy: ["claim held back: company answered"],
  },
  ...["all", "account", "campaign", "domain"].map((scope) => ({
    rule: `nothing is sent while paused: ${scope}`,
    forbidden: [`paused-${scope}`],
    exercisedBy: [`claim held back: paused ${scope}`],
  })),
];

function twice(world: World): readonly Finding[] {
  const { delivered } = world.ledger;
  const rules = [
    { rule: "no Message-ID leaves twice", key: ({ mail }: One) => mail.messageId },
    { rule: "nothing is said twice", key: ({ mail }: One) => businessMeaning(mail.outboxId) },
    { rule: "no text goes to a person twice", key: textOf },
  ];
  // An entry somebody else had by then: without that condition it is never held back, and this stands at none.
  const risked = count(world, "claim held back: not planned any more");
  return [
    ...rules.map(({ rule, key }) => ({
      rule,
      exercised: risked,
      broken: repeated(delivered, key).map(({ mail }) => ({
        what: `${mail.outboxId} (${mail.messageId}) left more than once`,
        story: storyOf(world, mail.outboxId),
      })),
    })),
    {
      rule: "nothing leaves unclaimed",
      exercised: delivered.length,
      broken: delivered
        .filter(({ claim }) => !claim)
        .map(({ mail }) => ({
          what: `${mail.outboxId} left without a claim`,
          story: storyOf(world, mail.outboxId),
        })),
    },
  ];
}

/** Answers to like questions may be alike; a step is written once for a person. */
function textOf({ mail, claim }: One): string {
  const { kind = "step", text = "" } = claim?.entry ?? {};
  return kind === "step" ? `${mail.to} ${text}` : mail.outboxId;
}

type One = World["ledger"]["delivered"][number];

function repeated(all: readonly One[], key: (one: One) => string): readonly One[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const isKnown = seen.has(key(one));
    seen.add(key(one));
    return isKnown;
  });
}

function count({ ledger }: World, name: string): number {
  return ledger.exercised.get(name) ?? 0;
}
