import { createAdversary } from "./adversary.ts";
import { type Stores, storesOn } from "./department.ts";
import { addLead, setUp } from "./fictional-leads.ts";
import { type Adversary, deliver } from "./functions.ts";
import { type Finding, findings } from "./invariants.ts";
import { changeMeeting, decideOne, resumeOne } from "./people.ts";
import { askAgain } from "./prospects.ts";
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

const FAULTS = 0.008;
/** When more messages wait than that, those who take them have to catch up first; else a long storm is all backlog. */
const MOST_DUE = 12;
const DAY = 86_400_000;
/** Nobody would find the time to decide on more, and their leads would all be at the same place. */
const MOST_UNDECIDED = 15;
/** More than the accounts may send on a day, so that they are at their limits; a short storm has less to leave behind. */
const backlogFor = (events: number) => (events < 500 ? 8 : 18);

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
    const adversary = createAdversary(world);
    await setUp(stores);
    for (let number = 1; number <= backlogFor(events); number += 1) await begin(world, stores);
    world.turns.setFaults(FAULTS);
    for (let done = 0; done < events; ) {
      const isFull = world.turns.live() >= functionsAtOnce;
      if (!isFull && (world.turns.isIdle() || world.dice.chance(0.2))) {
        await happen(world, stores, adversary, backlogFor(events));
        done += 1;
        progress?.(done, world);
      } else await world.turns.step();
    }
    await settle(world, stores, adversary, () => progress?.(events, world));
    return { findings: await findings(world, stores), world };
  } finally {
    await world.close();
  }
}

/** One event: a message comes to its function, a schedule is due, time passes, or somebody does something. */
async function happen(
  world: World,
  stores: Stores,
  adversary: Adversary,
  mostPlanned: number,
): Promise<void> {
  const { dice, clock, queues, turns, ledger } = world;
  const what = queues.due() > MOST_DUE ? "message" : dice.weighted(happenings);
  switch (what) {
    case "message":
      return hand(world, adversary);
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
      // What waits for next spring is nobody's work now.
      const soon = clock.milliseconds() + 3 * DAY;
      const planned = [...ledger.planned.values()].filter(({ dueAt }) => dueAt < soon).length;
      if (planned >= mostPlanned || ledger.undecided.size >= MOST_UNDECIDED) return;
      return begin(world, stores);
    }
    case "decision":
      return decideOne(world, stores, adversary);
    case "meeting-change":
      return changeMeeting(world);
    case "impatience":
      return askAgain(world);
    case "resumption":
      return resumeOne(world, stores, adversary);
    default:
      return queues.send(schedules[what][0], { kind: schedules[what][1] });
  }
}

async function begin(world: World, stores: Stores): Promise<void> {
  const { leads, companies, queues } = world;
  const { leadId, campaignId, ...lead } = await addLead(world, stores, leads.size + 1);
  leads.set(leadId, lead);
  const colleagues = companies.get(lead.domain);
  if (colleagues) colleagues.push(leadId);
  else companies.set(lead.domain, [leadId]);
  queues.send("outreach", { kind: "begin", leadId, campaignId, reason: "tier A" });
}

const happenings = {
  message: 40,
  time: 26,
  "clock-jumps": 0.15,
  "clock-goes-back": 0.5,
  "new-lead": 14,
  decision: 9,
  "meeting-change": 4,
  impatience: 5,
  resumption: 6,
  "send-due": 8,
  reconcile: 3,
  "decisions-sweep": 2,
  "meetings-sweep": 1,
  "red-lines": 0.5,
  "poll-channels": 3,
} as const;

const schedules = {
  "send-due": ["sending", "send-due"],
  reconcile: ["sending", "reconcile"],
  "poll-channels": ["sending", "poll-channels"],
  "decisions-sweep": ["decisions", "sweep"],
  "meetings-sweep": ["meetings", "sweep"],
  "red-lines": ["lines", "check"],
} as const;

/** The next message whose time has come; when there is none, time passes until there is. */
function hand(world: World, adversary: Adversary): void {
  const letter = world.queues.take();
  if (letter) deliver(world, letter, adversary);
  else goOn(world);
}

/** Mostly to when the next mail is due, for that is when things happen. */
function goOn({ clock, dice, ledger, queues }: World): void {
  const next = Math.min(...[...ledger.planned.values()].map(({ dueAt }) => dueAt));
  // Schedules come every two hours at the least; a storm that slept for weeks would be another department.
  const isFar = next > clock.milliseconds() + DAY;
  if (isFar || next <= clock.milliseconds() || dice.chance(0.2)) clock.pass();
  else clock.to(next + dice.between(0, 60_000));
  if (next <= clock.milliseconds()) queues.send("sending", { kind: "send-due" });
}
