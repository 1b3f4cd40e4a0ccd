import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extractPageFacts } from "#shared/adapters/web/extract-page-facts.ts";
import { assembleSteps } from "#shared/domain/campaigns/assemble-steps.ts";
import { bodyOf } from "#shared/domain/campaigns/campaign.ts";
import { unsupportedReason } from "#shared/domain/campaigns/drop-unsupported.ts";
import { planSequence } from "#shared/domain/campaigns/plan-sequence.ts";
import { GOAL_GRADE, readingGrade } from "#shared/domain/campaigns/reading-grade.ts";
import { type Brief, briefFor } from "#shared/domain/campaigns/writing/brief.ts";
import { chooseAngles } from "#shared/domain/campaigns/writing/choose-angles.ts";
import { writeSubject } from "#shared/domain/campaigns/writing/write-subject.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { aCampaignLead, aFact, today } from "../../support/campaign-builders.ts";

const sites = new URL("../../../examples/world/sites/", import.meta.url);
const companies = existsSync(sites)
  ? readdirSync(sites).filter((name) => existsSync(new URL(`${name}/index.html`, sites)))
  : [];

function briefOf(domain: string): Brief {
  const facts = readdirSync(new URL(`${domain}/`, sites))
    .filter((name) => name.endsWith(".html"))
    .flatMap((name) => factsOf(domain, name))
    .map((fact, index): Fact => ({ ...fact, id: `fact-${index}` }));
  const known = facts.find(({ kind }) => kind === "founded" || kind === "headcount")?.statement;
  const name =
    /^(.+?) (?:was founded|employs)/.exec(known ?? "")?.[1] ?? domain.replace(".example", "");
  const lead = aCampaignLead({ id: domain, company: { name, domain } });
  return briefFor({
    lead,
    facts,
    contacts: [],
    growth: undefined,
    seller: defaultSeller,
    now: today,
  });
}

function factsOf(domain: string, file: string): readonly Fact[] {
  const html = readFileSync(new URL(`${domain}/${file}`, sites), "utf8");
  return extractPageFacts(html, `https://${domain}/${file.replace(".html", "")}`).map((fact) =>
    aFact(fact),
  );
}

describe.skipIf(companies.length === 0)(
  "what the rules write for the companies of the demo world",
  () => {
    test.each(companies)(
      "%s: is short, plain, different in a and b, and stands on its facts",
      (domain) => {
        const brief = briefOf(domain);
        const angles = chooseAngles(brief);
        const plan = planSequence(brief.reader, angles);
        const planned = plan.kind === "planned" ? plan.steps : [];
        const { steps } = assembleSteps([], { brief, angles, steps: planned });

        expect(steps).toHaveLength(5);
        for (const [index, step] of steps.entries()) {
          expect(new Set(step.variants.map(bodyOf)).size).toBe(step.variants.length);
          for (const variant of step.variants) {
            const unsupported = variant.paragraphs
              .flat()
              .flatMap((sentence) => unsupportedReason(sentence, brief) ?? []);
            const problems = variant.checks.problems.filter(
              (problem) => problem !== "has no subject",
            );
            expect({ body: bodyOf(variant), unsupported, problems }).toMatchObject({
              unsupported: [],
              problems: [],
            });
            if (step.channel === "email")
              expect(readingGrade(bodyOf(variant))).toBeLessThanOrEqual(GOAL_GRADE);

            const own = planned[index];
            const plannedVariant = own?.variants.find(({ name }) => name === variant.name);
            if (!own || !plannedVariant) throw new Error("A step was not planned");
            const text = writeSubject(own, plannedVariant, angles, brief);
            const factIds = angles.find(({ id }) => id === variant.angleId)?.factIds ?? [];
            expect({
              text,
              reason: unsupportedReason({ text, factIds, isPersonalised: true }, brief),
            }).toEqual({ text, reason: undefined });
          }
        }
      },
    );
  },
);
