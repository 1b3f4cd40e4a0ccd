import type { Stores } from "./department.ts";
import { type Adversary, deliver } from "./functions.ts";
import { decideAll, resumeAll } from "./people.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const MOST_ROUNDS = 20_000;
/** A note that somebody asked for in March is settled by waiting for March; nobody has to. */
const FAR_AHEAD = 14 * DAY;

/** The storm is over: nothing fails any more, people decide what lies before them, and the clock runs until all is done. */
export async function settle(
  world: World,
  stores: Stores,
  adversary: Adversary,
  progress: () => void,
): Promise<void> {
  const { turns, queues, clock, calm, ledger } = world;
  calm.isCalm = true;
  queues.calm();
  turns.setFaults(0);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    await resumeAll(world, stores, adversary);
    await decideAll(world, stores, adversary);
    for (const kind of ["send-due", "poll-channels"]) queues.sendLater("sending", { kind }, 0);
    if (round % 5 === 1) for (const one of others) queues.sendLater(one.queue, one.body, 0);
    await work(world, adversary);
    const next = await nextAt(world, stores);
    if (next === undefined) return;
    progress();
    clock.to(next);
  }
  ledger.breaks("the calm comes to an end", `not after ${MOST_ROUNDS} rounds`, "");
}

const others = [
  { queue: "sending", body: { kind: "reconcile" } },
  { queue: "decisions", body: { kind: "sweep" } },
  { queue: "meetings", body: { kind: "sweep" } },
];

/** Everything whose time has come, until nothing is left of it. */
async function work(world: World, adversary: Adversary): Promise<void> {
  for (;;) {
    const letter = world.turns.live() < 4 ? world.queues.take() : undefined;
    if (letter) deliver(world, letter, adversary);
    else if (!(await world.turns.step())) {
      if (world.queues.nextAt() > world.clock.milliseconds()) return;
    }
  }
}

/** When there is something to do again; undefined when all is done. */
async function nextAt(
  { clock, queues, inbox }: World,
  stores: Stores,
): Promise<number | undefined> {
  const now = clock.milliseconds();
  const horizon = new Date(now + FAR_AHEAD);
  const [planned] = await stores.outbox.due(horizon, 1);
  const unsettled = await stores.outbox.unsettled(horizon, 1);
  const untold = await stores.outbox.settledUntold(horizon, 1);
  const waiting = await stores.approvals.list({ status: "waiting", limit: 1 });
  const decided = await stores.approvals.list({ status: "decided", limit: 1 });
  const isOpen = [unsettled, untold, waiting, decided].some(({ length }) => length > 0);
  const times = [
    ...(queues.size() > 0 ? [queues.nextAt()] : []),
    ...(planned ? [Date.parse(planned.dueAt) + 2000] : []),
    ...inbox.map(({ at }) => Date.parse(at)).filter((at) => at > now),
    ...(isOpen ? [now + 20 * MINUTE] : []),
  ];
  return times.length > 0 ? Math.max(now + 5 * MINUTE, Math.min(...times)) : undefined;
}
