import { createReadStream } from "node:fs";
import { rowsOfFile } from "../functions/jobs/rows-of-file.ts";

/** Reads a file as the import does, storing nothing, and says how many rows it had and the memory it took. */
const [file = ""] = process.argv.slice(2);
let rows = 0;
for await (const part of rowsOfFile(createReadStream(file), { receivedAt: new Date() })) {
  if (part.kind === "rows") rows += part.rows.length;
}
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ rows, peakMegabytes }));
