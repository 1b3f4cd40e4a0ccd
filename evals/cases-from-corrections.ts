import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { caseFromCorrection } from "./case-from-correction.ts";
import { replyCases } from "./sets/reply-case.ts";

/**
 * node evals/cases-from-corrections.ts corrections.jsonl
 * The file is what GET /api/v1/replies/corrections gives: one corrected message a line. Names and addresses in it are
 * replaced, yet a person reads the new lines before they are committed.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [path] = positionals;
if (path === undefined) {
  process.stderr.write("Which file holds the corrections?\n");
  process.exit(1);
}

const known = new Set(replyCases().map(({ id }) => id));
const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
const cases = lines
  .map((line) => ConversationMessage.parse(JSON.parse(line)))
  .flatMap((message) => caseFromCorrection(message) ?? [])
  .filter(({ id }) => !known.has(id));

const file = join(import.meta.dirname, "sets", "corrections.jsonl");
await appendFile(file, cases.map((one) => `${JSON.stringify(one)}\n`).join(""));
process.stdout.write(
  `${cases.length} new cases, ${lines.length - cases.length} known or without a correction\n`,
);
