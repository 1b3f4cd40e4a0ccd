import { createAdversary } from "./adversary.ts";
import { type Stores, storesOn } from "./department.ts";
import { addLead, setUp } from "./fictional-leads.ts";
import { type BeforeClaim, deliver } from "./functions.ts";
import { type Finding, findings } from "./invariants.ts";
import { decideOne, resumeOne } from "./people.ts";
import { settle } from "./settle.ts";
import { openWorld, type World } from "./world.ts";

export type Storm = {
  readonly seed: number;
  readonly events: number;
  /** How much happens at once. */
  readonly functionsAtOnce?: number;
  readonly progress?: (done: number, world: World) => void;
};

export type StormResult = {
  readonly findings: readonly Finding[];
  readonly world: World;
};

const FAULTS = 0.012;
/** More than the accounts may send on a day, so that they are always at their limits. */
const MOST_PLANNED = 24;

/** A storm, the calm after it, and what the books say then. */
export async function runStorm({
  seed,
  events,
  functionsAtOnce = 6,
  progress,
}: Storm): Promise<StormResult> {
  const world = await openWorld(seed);
  try {
    const stores = storesOn(world.client, world.clock.now);
    const claims = createAdversary(world);
    await setUp(stores);
    world.turns.setFaults(FAULTS);
    for (let done = 0; done < events; ) {
      const isFull = world.turns.live() >= functionsAtOnce;
      if (!isFull && (world.turns.isIdle() || world.dice.chance(0.2))) {
        await happen(world, stores, claims);
        done += 1;
        progress?.(done, world);
      } else await world.turns.step();
    }
    await settle(world, stores, claims);
    return { findings: await findings(world, stores), world };
  } finally {
    await world.close();
  }
}

/** One event: a message comes to its function, a schedule is due, time passes, or somebody does something. */
async function happen(world: World, stores: Stores, claims: BeforeClaim): Promise<void> {
  const { dice, clock, queues, turns, leads, ledger } = world;
  const what = dice.weighted(happenings);
  switch (what) {
    case "message":
      return hand(world, claims);
    case "time":
      return clock.pass();
    case "clock-jumps":
      turns.killSome(0.6);
      ledger.count("clock jumped");
      return clock.jump();
    case "clock-goes-back":
      ledger.count("clock went back");
      return clock.back();
    case "new-lead": {
      if (ledger.planned.size >= MOST_PLANNED) return;
      const { leadId, campaignId, ...lead } = await addLead(world, stores, leads.size + 1);
      leads.set(leadId, lead);
      queues.send("outreach", { kind: "begin", leadId, campaignId, reason: "tier A" });
      return;
    }
    case "decision":
      return decideOne(world, stores, claims);
    case "resumption":
      return resumeOne(world, stores, claims);
    default:
      return queues.send(schedules[what][0], { kind: schedules[what][1] });
  }
}

const happenings = {
  message: 44,
  time: 14,
  "clock-jumps": 0.15,
  "clock-goes-back": 0.5,
  "new-lead": 10,
  decision: 5,
  resumption: 4,
  "send-due": 18,
  reconcile: 3,
  "decisions-sweep": 2,
  "meetings-sweep": 1,
  "red-lines": 0.5,
} as const;

const schedules = {
  "send-due": ["sending", "send-due"],
  reconcile: ["sending", "reconcile"],
  "decisions-sweep": ["decisions", "sweep"],
  "meetings-sweep": ["meetings", "sweep"],
  "red-lines": ["lines", "check"],
} as const;

/** The next message whose time has come; when there is none, time passes until there is. */
function hand(world: World, claims: BeforeClaim): void {
  const letter = world.queues.take();
  if (letter) deliver(world, letter, claims);
  else world.clock.pass();
}
