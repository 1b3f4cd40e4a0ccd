import { load } from "cheerio";
import { expect, test } from "vitest";
import type { Variant } from "#shared/domain/campaigns/campaign.ts";
import { dossierPage } from "../../../functions/api/pages/dossier-page.ts";
import { watchPage } from "../../../functions/api/pages/watch-page.ts";
import { aCampaign, aJob, aLead } from "../../support/builders.ts";
import { aFact } from "../../support/campaign-builders.ts";

const empty = {
  contacts: [],
  facts: [],
  growth: undefined,
  campaign: undefined,
  work: [],
  stopped: undefined,
  may: { act: false, release: false },
  timeZone: "Europe/London",
};
const now = new Date("2026-11-20T08:00:12Z");

test("facts are numbered as the campaign cites them, those it does not cite after them", async () => {
  const page = load(
    await dossierPage({
      now,
      ...empty,
      lead: aLead(),
      facts: [
        aFact({ id: "f-1", kind: "founded", statement: "Kestrel was founded in 1996." }),
        aFact({ id: "f-2", kind: "expansion", statement: "Kestrel opened a site in Gdansk." }),
      ],
      campaign: aCampaignThatSays("You opened a site in Gdansk.", ["f-2"]),
    }),
  );

  expect(page("#fact-1").text()).toContain("Gdansk");
  expect(page("#fact-2").text()).toContain("1996");
  expect(page(".message").first().text()).toContain("You opened a site in Gdansk.1");
});

test("a sentence that was dropped stands struck out beside its reason", async () => {
  const dropped = [{ text: "You doubled your staff.", reason: "No fact says so." }];
  const campaign = aCampaignThatSays("Hello Gareth.", [], { dropped });
  const page = load(await dossierPage({ now, ...empty, lead: aLead(), campaign }));

  expect(page(".dropped s").first().text()).toBe("You doubled your staff.");
  expect(page(".dropped").first().text()).toContain("No fact says so.");
  expect(page(".message").text()).not.toContain("doubled");
});

test("the campaign of a lead in Germany says that its first mail is in English", async () => {
  const campaign = aCampaignThatSays("Hello Gareth.", []);
  const { company } = aLead();
  const ofGermany = aLead({ company: { ...company, country: "DE" } });
  const page = load(await dossierPage({ now, ...empty, lead: ofGermany, campaign }));
  expect(page("p.aside").text()).toContain("the usual language of Germany is German");
  const ours = aLead({ company: { ...company, country: "GB" } });
  expect(load(await dossierPage({ now, ...empty, lead: ours, campaign }))("p.aside").text()).toBe(
    "",
  );
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<b>x</b>",
  "file:///etc/passwd",
  "not an address",
])("a source at %s is shown and not linked", async (url) => {
  const facts = [aFact({ kind: "founded", statement: "Founded in 1996.", url })];
  const page = load(await dossierPage({ now, ...empty, lead: aLead(), facts }));

  expect(page("#fact-1 a")).toHaveLength(0);
  expect(page("b")).toHaveLength(0);
});

test("a lead nothing is known of yet has a page all the same", async () => {
  const page = load(await dossierPage({ now, ...empty, lead: aLead() }));

  expect(page("h1").text()).toBe("Kestrel Bearings Ltd.");
  expect(
    page("h2")
      .toArray()
      .map((heading) => page(heading).text().trim().split(" ")[0]),
  ).toEqual(["Cost"]);
});

test.each(["importing", "running", "cancelling", "exporting"] as const)(
  "the page of a job that is %s looks again and offers no files yet",
  async (status) => {
    const page = load(await watchPage(aJob({ status, accepted: 4 }), now));

    expect(page('meta[http-equiv="refresh"]').attr("content")).toBe("2");
    expect(page(".files")).toHaveLength(0);
  },
);

test("the page of a refused file says why and offers no files", async () => {
  const job = aJob({ status: "refused", refusal: "This is a spreadsheet <xlsx>." });
  const page = load(await watchPage(job, now));

  expect(page(".notice").text()).toContain("This is a spreadsheet <xlsx>.");
  expect(page("progress, .files, meta[http-equiv=refresh]")).toHaveLength(0);
});

test("bars are as long as rows are through a stage", async () => {
  const stages = { qualification: 10, enrichment: 5, "growth-analysis": 0, marketing: 0 };
  const job = aJob({ status: "running", isImported: true, records: 10, accepted: 10, stages });
  const page = load(await watchPage(job, now));
  const bars = page("progress")
    .toArray()
    .map((bar) => [page(bar).attr("value"), page(bar).attr("max")]);

  expect(bars).toEqual([
    ["10", "10"],
    ["10", "10"],
    ["5", "10"],
    ["0", "10"],
    ["0", "10"],
    ["0", "10"],
  ]);
});

function aCampaignThatSays(text: string, factIds: string[], changes: Partial<Variant> = {}) {
  const { steps } = aCampaign();
  const sentence = { text, factIds, isPersonalised: factIds.length > 0 };
  return aCampaign({
    steps: steps.map((step) => ({
      ...step,
      variants: step.variants.map((variant) => ({
        ...variant,
        paragraphs: [[sentence]],
        ...changes,
      })),
    })),
  });
}

test("a dossier says when a person was stopped by the clock of the company", async () => {
  const stopped = {
    scope: "address",
    reason: "opted-out",
    source: "reply",
    at: "2026-11-20T23:30:00.000Z",
  } as const;
  const page = load(
    await dossierPage({ now, ...empty, lead: aLead(), stopped, timeZone: "Europe/Berlin" }),
  );
  expect(page.text()).toContain(
    "This person was stopped Sat 21 Nov, 00:30: the person asked for no more messages.",
  );
});
