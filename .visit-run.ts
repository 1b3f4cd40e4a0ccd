import { readdirSync } from "node:fs";
import { startWorld } from "./local/world.ts";
import { webReader } from "./shared/adapters/web/web-reader.ts";
import { siteVisitor } from "./shared/adapters/web/visit-site.ts";
import { createSafeFetch } from "./shared/runtime/safe-fetch.ts";
import { bestAddress } from "./shared/domain/leads/rank-addresses.ts";
const world = await startWorld({ directory: "examples/world" });
const v = siteVisitor(webReader({ fetch: createSafeFetch({ worldUrl: world.url }) }), { render: async () => ({ kind: "failed", reason: "no browser" }) });
for (const d of [...readdirSync("examples/world/sites"), "dunmarrow-castings.example"]) {
  const t = performance.now(); const c = process.cpuUsage();
  const r = await v.visit(d); const u = process.cpuUsage(c);
  const b = bestAddress(r.addresses, { domain: d });
  console.log(`${d} ${Math.round(performance.now()-t)}ms cpu ${Math.round((u.user+u.system)/1000)} | ${b.kind==="found"?b.address+" "+b.confidence:b.reason} | ${r.problem ?? ""} | ${r.pages.map(p=>new URL(p.url).pathname+"="+p.outcome).join(" ")}\n     ${r.about.slice(0,160)}`);
}
await world.close();
