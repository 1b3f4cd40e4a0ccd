import * as z from "zod";
import { startDepartment } from "../local/department.ts";

/** Runs a department for a measurement and tells what it takes; ends when its parent does. */
const Order = z.object({
  assembly: z.string(),
  dataDirectory: z.string(),
  environment: z.record(z.string(), z.string()),
});
const { assembly, dataDirectory, environment } = Order.parse(JSON.parse(process.argv[2] ?? ""));

const department = await startDepartment({
  assembly,
  dataDirectory,
  environment,
  secret: { MODELS: JSON.stringify({ cheap: ["rules"], writing: ["rules"], strong: ["rules"] }) },
  log: (line) => process.stderr.write(`${line}\n`),
});
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  process.send?.({
    kind: "usage",
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: maxRSS / 1024,
  });
});
process.once("disconnect", () => void department.close());
process.send?.({ kind: "ready", url: department.url });
