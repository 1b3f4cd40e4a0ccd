import { parseArgs } from "node:util";
import { dataFolderOf } from "../command-line/data-folder.ts";
import { UsageProblem } from "../command-line/usage-problem.ts";
import { mostFirms } from "./world/firms.ts";

export type SimulationOrder = {
  readonly leads: number;
  readonly days: number;
  readonly seed: number;
  readonly dataDirectory: string;
};

export const simulateUsage =
  "npm run simulate -- [--leads 500] [--days 10] [--seed 1] [--data .local/simulation]";

/** Throws UsageProblem for what cannot be done, before anything is started. */
export function readSimulationOrder(args: readonly string[]): SimulationOrder {
  const { values } = parseArgs({
    args: [...args],
    options: {
      leads: { type: "string", default: "500" },
      days: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      data: { type: "string", default: ".local/simulation" },
    },
  });
  return {
    leads: wholeNumber("--leads", values.leads, 1, mostFirms),
    days: wholeNumber("--days", values.days, 1, 60),
    seed: wholeNumber("--seed", values.seed, 0, 2 ** 31),
    dataDirectory: dataFolderOf(values.data),
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageProblem(`${name} must be a whole number from ${least} to ${most}, not ${text}`);
}
