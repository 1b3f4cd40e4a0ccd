import type { Approval, Slot } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { Stores } from "./department.ts";
import { type Adversary, invoke, type MeetingChange, resume } from "./functions.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** One, two or three people click on the same approval, and not all the same. */
export async function decideOne(world: World, stores: Stores, adversary: Adversary): Promise<void> {
  const { dice } = world;
  const waiting = await stores.approvals.list({ status: "waiting", limit: 50 });
  // Of meetings there are few, and two must want the same time now and then.
  const meetings = waiting.filter(({ proposal }) => proposal.kind === "meeting");
  const approval = dice.any(meetings.length > 0 && dice.chance(0.6) ? meetings : waiting);
  if (!approval) return;
  const clicks = dice.weighted({ "1": 5, "2": 3, "3": 2 });
  for (let click = 1; click <= Number(clicks); click += 1) {
    clickOn(world, approval, `person-${click}`, dice.chance(0.85), adversary);
  }
}

/** Once the storm is over everybody finds the time. */
export async function decideAll(world: World, stores: Stores, adversary: Adversary): Promise<void> {
  for (const approval of await stores.approvals.list({ status: "waiting", limit: 200 })) {
    clickOn(world, approval, "boss", true, adversary);
  }
}

function clickOn(
  world: World,
  { id, proposal }: Approval,
  by: string,
  isYes: boolean,
  adversary: Adversary,
): void {
  const { dice, ledger } = world;
  const slot = proposal.kind === "meeting" && dice.chance(0.5) ? proposal.slots[0] : undefined;
  ledger.count("click on an approval");
  invoke(world, `click of ${by}`, adversary, async ({ decide }) => {
    const choice = isYes
      ? ({ kind: "approve", ...(slot && { slot }) } as const)
      : ({ kind: "reject" } as const);
    const { kind } = await decide(id, choice, { by, through: "api" });
    ledger.count(`click: ${kind}`);
    if (kind === "decided") ledger.decidedBy(id, by);
  });
}

/** Somebody cancels a meeting to come, or moves it: to another hour, or to where another meeting stands. */
export function changeMeeting({ dice, ledger, clock, queues }: World): void {
  const toCome = [...ledger.meetings.values()].filter(
    ({ status, slot }) => status === "booked" && Date.parse(slot.startsAt) > clock.milliseconds(),
  );
  const meeting = dice.any(toCome);
  if (!meeting) return;
  const { id } = meeting;
  const other = dice.any(toCome.filter((one) => one.id !== id));
  const isMove = dice.chance(0.8);
  ledger.count(isMove ? "a person moves a meeting" : "a person cancels a meeting");
  const slot = other ? laterThan(other, dice.one([0, 0, 15]) * MINUTE) : laterThan(meeting, DAY);
  queues.send("desk", (isMove ? { id, slot } : { id }) satisfies MeetingChange);
}

export function laterThan(meeting: Meeting | undefined, milliseconds: number): Slot | undefined {
  const at = (time: string) => new Date(Date.parse(time) + milliseconds).toISOString();
  return meeting && { startsAt: at(meeting.slot.startsAt), endsAt: at(meeting.slot.endsAt) };
}

/** Somebody lets one of the paused things go on; what the red lines paused is among them. */
export async function resumeOne(world: World, stores: Stores, adversary: Adversary): Promise<void> {
  const pause = world.dice.any(await stores.pauses.list());
  if (pause) resume(world, pause.scope, adversary);
}

export async function resumeAll(world: World, stores: Stores, adversary: Adversary): Promise<void> {
  for (const { scope } of await stores.pauses.list()) resume(world, scope, adversary);
}
