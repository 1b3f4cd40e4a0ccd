import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "#shared/runtime/env.ts";
import { measures } from "./measures.ts";
import { Keys, providerOf } from "./providers.ts";
import { asMarkdown, asText, type Scored, verdictOf } from "./scorecard.ts";

const { values } = parseArgs({
  options: {
    models: { type: "string", default: "" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const env = readEnv(Keys);
const only = values.only?.split(",");
const unknown = (only ?? []).filter((name) => !measures.some((one) => one.name === name));
if (unknown.length > 0) {
  const names = measures.map(({ name }) => name).join(", ");
  process.stderr.write(`No measure is called ${unknown.join(", ")}; there are ${names}\n`);
  process.exit(1);
}

const ids = ["rules", ...values.models.split(",").filter((id) => id !== "" && id !== "rules")];
const found = ids.map((id) => providerOf(id, env));
for (const one of found) {
  if (one.kind === "skipped") process.stderr.write(`Skipped: ${one.reason}\n`);
}
const providers = found.flatMap((one) => (one.kind === "found" ? [one.provider] : []));

const scored: Scored[] = [];
for (const measure of measures.filter(({ name }) => only?.includes(name) ?? true)) {
  for (const provider of measure.isSameForAll ? providers.slice(0, 1) : providers) {
    process.stderr.write(`measuring ${measure.name} (${provider.id}) …\n`);
    const result = await measure.run(provider);
    const name = measure.isSameForAll ? "all" : provider.id;
    scored.push({ measure: measure.name, provider: name, result });
  }
}

if (only === undefined) {
  const folder = join(import.meta.dirname, "results");
  await mkdir(folder, { recursive: true });
  const at = new Date().toISOString();
  await writeFile(join(folder, "latest.md"), asMarkdown(scored, at));
}
process.stdout.write(values.json ? `${JSON.stringify(scored, null, 2)}\n` : `${asText(scored)}\n`);

const missed = scored
  .filter(({ provider }) => provider === "rules" || provider === "all")
  .flatMap(({ result }) => result.figures)
  .filter((figure) => verdictOf(figure) === "not met");
if (missed.length > 0) process.exitCode = 1;
