import { type Firm, firms } from "../../local/simulation/world/firms.ts";
import { atMost } from "../figure.ts";
import { workOnLead } from "../in-process/worked-lead.ts";
import type { Measurement } from "../measurement.ts";
import { ownCpuSeconds } from "../own-cpu.ts";

const WARM_UP = 100;
const LEADS = 200;
const GROUP = 50;

const agents = ["qualification", "enrichment", "growth-analysis", "marketing"] as const;

/** Processor time of our own code per lead: agents called directly, pages in memory, rules for models. */
export const agentCpu: Measurement = {
  name: "agents",
  async run() {
    const all = firms(WARM_UP + LEADS);
    await cpuPerAgent(all.slice(0, WARM_UP));
    const seconds = new Map<string, number>();
    for (let at = WARM_UP; at < all.length; at += GROUP) {
      for (const [agent, took] of await cpuPerAgent(all.slice(at, at + GROUP))) {
        seconds.set(agent, (seconds.get(agent) ?? 0) + took);
      }
    }
    const perLead = (agent: string) => ((seconds.get(agent) ?? 0) / LEADS) * 1000;
    const sum = agents.reduce((total, agent) => total + perLead(agent), 0);
    return [
      {
        name: "own code per lead, all agents",
        value: sum,
        unit: "ms",
        goal: atMost(50),
        note: `processor time, mean of ${LEADS} leads with six pages each`,
      },
      ...agents.map((agent) => ({
        name: `own code per lead, ${agent}`,
        value: perLead(agent),
        unit: "ms" as const,
      })),
    ];
  },
};

/** Agent after agent over a group of leads, because the clock of processor time is too coarse for one lead. */
async function cpuPerAgent(group: readonly Firm[]): Promise<ReadonlyMap<string, number>> {
  const leads = group.map(workOnLead);
  const seconds = new Map<string, number>();
  for (const agent of agents) {
    const took = await ownCpuSeconds(async () => {
      for (const lead of leads) await lead[agent]();
    });
    seconds.set(agent, took);
  }
  for (const lead of leads) {
    if (!(await lead.campaign())) throw new Error("A lead of the measurement got no campaign");
  }
  return seconds;
}
