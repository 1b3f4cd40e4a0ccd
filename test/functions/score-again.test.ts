import { expect, test } from "vitest";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import type { Ask } from "#shared/models/question.ts";
import { createQualification } from "../../functions/qualification/qualification.ts";
import { agentRun } from "../support/agent-run.ts";
import { aCampaignLead, aContact, aFact, today } from "../support/campaign-builders.ts";
import { rulesAsk } from "../support/fake-ask.ts";
import { memoryLeads } from "../support/memory-leads.ts";

const { email: _email, person: _person, ...unreached } = aCampaignLead();
const scarce: Lead = { ...unreached, company: { name: "Kestrel Bearings", country: "GB" } };
const withSite: Lead = {
  ...scarce,
  company: { ...scarce.company, domain: "kestrel-bearings.example" },
};

type Found = {
  readonly company?: Lead["company"];
  readonly facts?: readonly Fact[];
  readonly contacts?: readonly Contact[];
};

/** Qualifies a lead, lets "enrichment" find something, and scores it again. */
async function scoreTwice(lead: Lead, found: Found) {
  const leads = memoryLeads({ lead });
  const visits: string[] = [];
  const asked: string[] = [];
  const rules = rulesAsk();
  const ask: Ask = (question, input, context) => {
    asked.push(question.name);
    return rules(question, input, context);
  };
  const agent = createQualification({
    leads,
    settings: { idealCustomerProfile: async () => defaultIdealCustomerProfile },
    site: {
      async visit(domain) {
        visits.push(domain);
        return {
          pages: [],
          addresses: [
            {
              address: `info@${domain}`,
              form: "mailto",
              pageUrl: `https://${domain}/`,
              snippet: "Write to us",
            },
          ],
          about: "We make bearings.",
        };
      },
    },
    finder: async () => undefined,
    now: () => today,
  });
  await agent.run({ leadId: lead.id }, agentRun(ask));
  const first = leads.lead();
  await leads.saveFindings(lead.id, { facts: found.facts ?? [], contacts: found.contacts ?? [] });
  await leads.change(lead.id, (current) => ({
    ...current,
    company: { ...found.company, ...current.company },
  }));
  const again = { leadId: lead.id, step: "after-enrichment" } as const;
  const output = await agent.run(again, agentRun(ask));
  return { first, second: leads.lead(), output, visits, asked };
}

test("what enrichment found is no longer called unknown, and the tier follows", async () => {
  const { first, second, output } = await scoreTwice(withSite, {
    company: { industry: "Manufacturing", employees: { min: 240, max: 240 } },
    facts: [aFact({ kind: "hiring", statement: "Kestrel Bearings hires 20 people in Leeds" })],
    contacts: [aContact({ title: "Chief Operating Officer", role: "coo" })],
  });

  expect(first.qualification).toMatchObject({ tier: "C" });
  expect(first.qualification?.reasoning).toContain("how many people work there; who decides there");
  expect(second.qualification).toMatchObject({ tier: "A", model: "rules" });
  expect(second.qualification?.reasoning).toMatch(
    /240 people .* the Chief Operating Officer decides on this/,
  );
  expect(second.qualification?.reasoning).not.toContain("Not known");
  expect(output).toMatchObject({ tier: "A", decision: "continue" });
});

test("when nothing that counts was found nobody is asked again and the score stands", async () => {
  const { first, second, asked } = await scoreTwice(withSite, {});

  expect(asked).toEqual(["score-lead"]);
  expect(second.qualification).toEqual(first.qualification);
});

test("the site is not read a second time, and the address stays", async () => {
  const { second, visits } = await scoreTwice(withSite, { company: { industry: "Manufacturing" } });

  expect(visits).toEqual(["kestrel-bearings.example"]);
  expect(second.email).toMatchObject({ address: "info@kestrel-bearings.example" });
  expect(second.qualification?.about).toBe("We make bearings.");
});

test("a site that enrichment found is read for the address nobody could look for before", async () => {
  const { first, second, visits, output } = await scoreTwice(scarce, {
    company: { domain: "kestrel-bearings.example" },
  });

  expect(first.emailNote).toBe("No website is known, so no address could be looked for.");
  expect(visits).toEqual(["kestrel-bearings.example"]);
  expect(second.email).toMatchObject({ address: "info@kestrel-bearings.example" });
  expect(second.emailNote).toBeUndefined();
  expect(output.hasEmail).toBe(true);
});

test("a lead that turns out to be none of ours is parked", async () => {
  const { output } = await scoreTwice(withSite, { company: { industry: "Yoga" } });

  expect(output).toMatchObject({ tier: "D", decision: "park" });
  expect(output.reason).toBe("Parked: Yoga is a business without stock to plan.");
});

test("a person whose part nobody knows is not given somebody else's", async () => {
  const named = { ...withSite, person: { firstName: "Ada", lastName: "Obi" } };
  const { second } = await scoreTwice(named, {
    company: { industry: "Manufacturing" },
    contacts: [aContact({ fullName: "Gareth Oduya", title: "Chief Operating Officer" })],
  });

  expect(second.qualification?.reasoning).toContain("what the person named does there");
});

test("a lead that is ready stays so when somebody has it scored anew", async () => {
  const { second } = await scoreTwice({ ...withSite, status: "ready" }, {});

  expect(second.status).toBe("ready");
});
