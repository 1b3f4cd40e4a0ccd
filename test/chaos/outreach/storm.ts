import { createAdversary } from "./adversary.ts";
import { type Stores, storesOn } from "./department.ts";
import { addLead, setUp } from "./fictional-leads.ts";
import { type BeforeClaim, deliver } from "./functions.ts";
import { type Finding, findings } from "./invariants.ts";
import { decideOne, resumeOne } from "./people.ts";
import { settle } from "./settle.ts";
import { openWorld, type World } from "./world.ts";

type Storm = {
  readonly seed: number;
  readonly events: number;
  /** How much happens at once. */
  readonly functionsAtOnce?: number;
  readonly progress?: (done: number, world: World) => void;
};

type StormResult = {
  readonly findings: readonly Finding[];
  readonly world: World;
};

const FAULTS = 0.012;
/** More than the accounts may send on a day, so that they are at their limits; a short storm has less to leave behind. */
const backlogFor = (events: number) => (events < 500 ? 12 : 30);

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
    for (let number = 1; number <= backlogFor(events); number += 1) await begin(world, stores);
    world.turns.setFaults(FAULTS);
    for (let done = 0; done < events; ) {
      const isFull = world.turns.live() >= functionsAtOnce;
      if (!isFull && (world.turns.isIdle() || world.dice.chance(0.2))) {
        await happen(world, stores, claims, backlogFor(events));
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
async function happen(
  world: World,
  stores: Stores,
  claims: BeforeClaim,
  mostPlanned: number,
): Promise<void> {
  const { dice, clock, queues, turns, ledger } = world;
  const what = dice.weighted(happenings);
  switch (what) {
    case "message":
      return hand(world, claims);
    case "time":
      return goOn(world);
    case "clock-jumps":
      turns.killSome(0.6);
      ledger.count("clock jumped");
      return clock.jump();
    case "clock-goes-back":
      ledger.count("clock went back");
      return clock.back();
    case "new-lead": {
      if (ledger.planned.size >= mostPlanned) return;
      return begin(world, stores);
    }
    case "decision":
      return decideOne(world, stores, claims);
    case "resumption":
      return resumeOne(world, stores, claims);
    default:
      return queues.send(schedules[what][0], { kind: schedules[what][1] });
  }
}

async function begin(world: World, stores: Stores): Promise<void> {
  const { leads, queues } = world;
  const { leadId, campaignId, ...lead } = await addLead(world, stores, leads.size + 1);
  leads.set(leadId, lead);
  queues.send("outreach", { kind: "begin", leadId, campaignId, reason: "tier A" });
}

const happenings = {
  message: 44,
  time: 14,
  "clock-jumps": 0.15,
  "clock-goes-back": 0.5,
  "new-lead": 10,
  decision: 5,
  resumption: 6,
  "send-due": 12,
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
  else goOn(world);
}

/** Mostly to when the next mail is due, for that is when things happen. */
function goOn({ clock, dice, ledger, queues }: World): void {
  const next = Math.min(...ledger.planned.values());
  if (!Number.isFinite(next) || next <= clock.milliseconds() || dice.chance(0.2)) clock.pass();
  else clock.to(next + dice.between(0, 60_000));
  if (next <= clock.milliseconds()) queues.send("sending", { kind: "send-due" });
}
