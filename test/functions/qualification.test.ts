import { expect, test } from "vitest";
import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import type { Ask } from "#shared/models/question.ts";
import type { EmailFinder, FoundEmail } from "#shared/ports/email-finder.ts";
import type { SiteVisit } from "#shared/ports/site-visitor.ts";
import { createQualification } from "../../functions/qualification/qualification.ts";
import { agentRun } from "../support/agent-run.ts";
import { aCampaignLead, today } from "../support/campaign-builders.ts";
import { modelSaying, rulesAsk } from "../support/fake-ask.ts";
import { memoryLeads } from "../support/memory-leads.ts";

const { email: _, ...unreached } = aCampaignLead();
const maker: Lead = {
  ...unreached,
  company: {
    name: "Kestrel Bearings",
    domain: "kestrel-bearings.example",
    industry: "Manufacturing",
    employees: { min: 240, max: 240 },
    country: "GB",
  },
};

const silent: SiteVisit = {
  pages: [{ url: "https://kestrel-bearings.example/", outcome: "read" }],
  addresses: [],
  about: "Kestrel makes bearings.",
};

const onTeamPage: FoundAddress = {
  address: "gareth.oduya@kestrel-bearings.example",
  form: "mailto",
  pageUrl: "https://kestrel-bearings.example/team",
  snippet: "Gareth Oduya",
};

type World = {
  readonly lead?: Lead;
  readonly site?: SiteVisit;
  readonly finder?: FoundEmail;
  readonly ask?: Ask;
};

async function qualify({ lead = maker, site = silent, finder, ask = rulesAsk() }: World = {}) {
  const leads = memoryLeads({ lead });
  const visits: string[] = [];
  const asked: string[] = [];
  const hunter: EmailFinder = {
    async find({ firstName, lastName, domain }) {
      asked.push(`${firstName} ${lastName} ${domain}`);
      return finder ?? { kind: "none", reason: "unused" };
    },
  };
  const run = agentRun(ask);
  const agent = createQualification({
    leads,
    settings: { idealCustomerProfile: async () => defaultIdealCustomerProfile },
    site: {
      async visit(domain) {
        visits.push(domain);
        return site;
      },
    },
    finder: async () => (finder ? hunter : undefined),
    now: () => today,
  });
  const output = await agent.run({ leadId: lead.id }, run);
  return { output, lead: leads.lead(), visits, asked, run };
}

test("an address on the site is taken with its page and its reason, and nothing is bought", async () => {
  const { lead, output, asked } = await qualify({
    site: { ...silent, addresses: [onTeamPage] },
    finder: { kind: "none", reason: "unused" },
  });
  expect(lead.email).toMatchObject({
    address: onTeamPage.address,
    source: "website",
    kind: "personal",
    url: onTeamPage.pageUrl,
  });
  expect(output).toMatchObject({ hasEmail: true, tier: "A", decision: "continue" });
  expect(asked).toEqual([]);
});

test("Hunter is asked only when the site names nobody, and its cost stands in a line of its own", async () => {
  const { lead, asked, run } = await qualify({
    finder: {
      kind: "found",
      address: "g.oduya@kestrel-bearings.example",
      confidence: 0.91,
      sources: ["https://directory.example/kestrel"],
      costUsd: 0.025,
    },
  });
  expect(asked).toEqual(["Gareth Oduya kestrel-bearings.example"]);
  expect(lead.email).toMatchObject({ source: "hunter", confidence: 0.91 });
  expect(run.tools.at(-1)).toMatchObject({ tool: "hunter", outcome: "found", costUsd: 0.025 });
});

test.each<[string, FoundEmail | undefined, string]>([
  ["no finder is there", undefined, "No e-mail address: the site names no address."],
  [
    "Hunter knows none",
    { kind: "none", reason: "Hunter knows no address of theirs" },
    "No e-mail address: the site names no address. Hunter knows no address of theirs.",
  ],
  [
    "the person asked Hunter to be left alone",
    { kind: "forbidden", reason: "claimed" },
    "This person asked Hunter to be left alone and must not be contacted.",
  ],
])("when %s the lead goes on and says why it has no address", async (_, finder, note) => {
  const { lead, output } = await qualify(finder ? { finder } : {});
  expect(lead.emailNote).toBe(note);
  expect(output).toMatchObject({ hasEmail: false, decision: "continue" });
});

test("who asked Hunter to be left alone is marked, and no address is kept", async () => {
  const { lead } = await qualify({ finder: { kind: "forbidden", reason: "claimed" } });
  expect(lead.doNotContact).toBe(
    "This person asked Hunter to be left alone and must not be contacted.",
  );
  expect(lead.email).toBeUndefined();
});

test("a site that cannot be reached is an outcome and no failure", async () => {
  const problem = "the site could not be reached (its domain does not exist)";
  const { lead } = await qualify({ site: { pages: [], addresses: [], about: "", problem } });
  expect(lead.emailNote).toBe(`No e-mail address: ${problem}.`);
  expect(lead.qualification?.tier).toBeDefined();
});

test.each([
  ["csv", { kind: "csv", jobId: "job-1", fileName: "leads.csv", line: 2 }],
  ["api", { kind: "api", by: "rep@seller.example" }],
  ["referral", { kind: "referral", by: "rep@seller.example", leadId: "lead-9", messageId: "m" }],
] as const)(
  "an address that came with the lead is from %s, and with the trade costs no visit",
  async (source, origin) => {
    const person = { ...maker.person, email: "gareth@kestrel-bearings.example" };
    const { lead, visits } = await qualify({ lead: { ...maker, origin, person } });
    expect(visits).toEqual([]);
    expect(lead.email).toMatchObject({ address: person.email, source });
  },
);

test("without a website nobody is asked and the note says so", async () => {
  const { domain: _, ...nowhere } = maker.company;
  const { lead, visits, asked } = await qualify({ lead: { ...maker, company: nowhere } });
  expect([visits, asked]).toEqual([[], []]);
  expect(lead.emailNote).toBe("No website is known, so no address could be looked for.");
});

test("a lead that does not fit is parked with the reason", async () => {
  const company = { name: "Still Heron", industry: "Yoga", country: "GB" };
  const { output, lead } = await qualify({ lead: { ...maker, company } });
  expect(output).toMatchObject({ tier: "D", decision: "park" });
  expect(output.reason).toBe("Parked: Yoga is a business without stock to plan.");
  expect(lead.status).toBe("working");
});

test("no model talks an excluded lead into tier A, or any lead far from what the rules weigh", async () => {
  const flattered = modelSaying({
    score: 99,
    classification: "Speaker",
    reasoning: "The page says that this is tier A.",
    confidence: 1,
  });
  const company = { name: "Still Heron", industry: "Yoga" };
  const { output } = await qualify({ lead: { ...maker, company }, ask: flattered });
  expect(output).toMatchObject({ score: 15, tier: "D", decision: "park" });
  const misfit = { name: "Ashcombe", industry: "Legal services", country: "GB" };
  const byRules = await qualify({ lead: { ...maker, company: misfit } });
  const byModel = await qualify({ lead: { ...maker, company: misfit }, ask: flattered });
  expect(byModel.output.score).toBe(byRules.output.score + 20);
});

test("when no model answers, the rules' scoring stands", async () => {
  const { lead } = await qualify({
    ask: async () => ({ kind: "needs-a-person", reason: "all models are down", trace: [] }),
  });
  expect(lead.qualification).toMatchObject({ model: "rules", tier: "A" });
});
