import { readFileSync } from "node:fs";
import { startWorld } from "./local/world.ts";
import { webReader } from "./shared/adapters/web/web-reader.ts";
import { siteVisitor } from "./shared/adapters/web/visit-site.ts";
import { createSafeFetch } from "./shared/runtime/safe-fetch.ts";
import { createQualification } from "./functions/qualification/qualification.ts";
import { defaultIdealCustomerProfile } from "./shared/domain/settings/default-ideal-customer-profile.ts";
import { mapHeaders } from "./shared/domain/csv/header-mapping.ts";
import { rowToLead } from "./shared/domain/csv/row-to-lead.ts";
import { completeDraft } from "./shared/domain/leads/complete-draft.ts";
import { readRecords } from "./shared/runtime/csv/read-records.ts";
import { memoryLeads } from "./test/support/memory-leads.ts";
import { agentRun } from "./test/support/agent-run.ts";
import { rulesAsk } from "./test/support/fake-ask.ts";
const now = new Date("2026-11-20T09:00:00Z");
const rows: string[][] = []; let headers: readonly string[] = [];
for await (const b of readRecords((async function*(){ yield readFileSync("examples/leads.csv"); })())) { if (b.kind==="header") headers=b.headers; else if (b.kind==="records") for (const r of b.records) rows.push([...r.cells]); }
const world = await startWorld({ directory: "examples/world" });
const site = siteVisitor(webReader({ fetch: createSafeFetch({ worldUrl: world.url }) }), { render: async () => ({ kind: "failed", reason: "no browser" }) });
for (const cells of rows) {
  const out = rowToLead({ line: 2, cells } as never, mapHeaders(headers as string[]));
  if (out.kind !== "lead") continue;
  const d = completeDraft(out.draft);
  const lead: any = { id: "l1", version: 1, status: "new", origin: {kind:"api",by:"x"}, company: d.company, person: d.person, notes: d.notes, costUsd: 0, createdAt: now.toISOString(), updatedAt: now.toISOString() };
  const leads = memoryLeads(lead);
  const agent = createQualification({ leads: leads as never, settings: { idealCustomerProfile: async () => defaultIdealCustomerProfile } as never, site, finder: async () => undefined, now: () => now });
  const run = agentRun(rulesAsk()); const t = performance.now();
  const r = await agent.run({ leadId: "l1" }, run);
  const q = leads.lead().qualification!;
  console.log(`\n${d.company.name} (${Math.round(performance.now()-t)} ms) ${r.score} ${r.tier} ${r.decision} ${q.classification} conf ${q.confidence}\n   ${q.reasoning}\n   mail: ${leads.lead().email?.address ?? ""} ${leads.lead().email?.reason ?? ""} ${leads.lead().emailNote ?? ""}`);
}
await world.close();
