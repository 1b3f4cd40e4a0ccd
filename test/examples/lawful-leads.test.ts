import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import * as z from "zod";
import { basisOfLead } from "#shared/domain/compliance/basis-of-lead.ts";
import { mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import { rowToLead } from "#shared/domain/csv/row-to-lead.ts";
import { aLead } from "../support/builders.ts";
import { complianceNow } from "../support/compliance-builders.ts";

const file = path.resolve(import.meta.dirname, "../../examples/leads.csv");
const [headers = [], ...rows] = z
  .array(z.array(z.string()))
  .parse(parse(readFileSync(file), { columns: false }));

/** The address of a person, as the demo world's sites publish most of them. */
const email = {
  address: "somebody@firm.example",
  source: "website",
  kind: "personal",
  confidence: 1,
  url: "https://firm.example/team",
  foundOn: "2026-11-20",
  reason: "stands on the team page",
} as const;

function decisionOf(cells: readonly string[], line: number) {
  const row = rowToLead(
    { line, cells: [...cells] },
    mapHeaders(headers),
    new Date("2026-11-20T09:00:00Z"),
  );
  if (row.kind === "rejected") return undefined;
  const { company, consent } = row.draft;
  const lead = aLead({ company, email, ...(consent && { consent }) });
  const basis = basisOfLead(lead, { channel: "email", purpose: "step" }, complianceNow);
  const problems = row.warnings.filter(({ rule }) => rule === "consent-unusable");
  return { name: company.name ?? "", basis, problems };
}

const decisions = rows.flatMap((cells, index) => decisionOf(cells, index + 2) ?? []);
const named = (kind: "allowed" | "refused") =>
  decisions.filter(({ basis }) => basis.kind === kind).map(({ name }) => name);

test("most of the example's leads may be mailed, some by consent, some because their country allows it", () => {
  expect(named("allowed")).toEqual([
    "Kestrel Bearings Ltd.",
    "Brandtmüller Ventiltechnik GmbH",
    "Orsève Cosmétiques",
    "Quillmark Logistics Inc.",
    "Zawilec Frozen Foods",
    "Ironmere Fasteners",
    "Voltfern Energy",
    "KESTREL BEARINGS LIMITED",
    "Saltmarsh & Pryce Brewing Supplies, LLC",
    "Calderbyrne Medical Supplies",
    "Pietravana Ceramiche S.p.A.",
    "Kettle Portage Packaging",
    "Quillmark Contract Warehousing",
    "Dunmarrow Castings Ltd",
    "Hobbinwell Toys",
    "Syntarque Solutions",
    "Varley Ashcombe Solicitors LLP",
  ]);
});

test("each of the others says which law stands in the way and what would help", () => {
  const refused = decisions.filter(({ basis }) => basis.kind === "refused");

  expect(refused.map(({ name }) => name)).toContain("Havbrise Seafood A/S");
  for (const { name, basis } of refused) {
    expect(basis, name).toMatchObject({
      reason: expect.stringMatching(
        /^Advertising to .+ in .+ needs .+ \(.+\); none is recorded\.$/,
      ),
    });
  }
});

test("every consent of the example can be shown: with its source and its day", () => {
  expect(decisions.flatMap(({ problems }) => problems)).toEqual([]);
});
