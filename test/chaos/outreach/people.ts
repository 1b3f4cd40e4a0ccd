import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Stores } from "./department.ts";
import { type BeforeClaim, invoke, resume } from "./functions.ts";
import type { World } from "./world.ts";

/** One, two or three people click on the same approval, and not all the same. */
export async function decideOne(world: World, stores: Stores, claims: BeforeClaim): Promise<void> {
  const { dice } = world;
  const approval = dice.any(await stores.approvals.list({ status: "waiting", limit: 50 }));
  if (!approval) return;
  const clicks = dice.weighted({ "1": 5, "2": 3, "3": 2 });
  for (let click = 1; click <= Number(clicks); click += 1) {
    clickOn(world, approval, `person-${click}`, dice.chance(0.75), claims);
  }
}

/** Once the storm is over everybody finds the time. */
export async function decideAll(world: World, stores: Stores, claims: BeforeClaim): Promise<void> {
  for (const approval of await stores.approvals.list({ status: "waiting", limit: 200 })) {
    clickOn(world, approval, "boss", true, claims);
  }
}

function clickOn(
  world: World,
  { id, proposal }: Approval,
  by: string,
  isYes: boolean,
  claims: BeforeClaim,
): void {
  const { dice, ledger } = world;
  const slot = proposal.kind === "meeting" && dice.chance(0.5) ? proposal.slots[0] : undefined;
  ledger.count("click on an approval");
  invoke(world, `click of ${by}`, claims, async ({ decide }) => {
    const choice = isYes
      ? ({ kind: "approve", ...(slot && { slot }) } as const)
      : ({ kind: "reject" } as const);
    const { kind } = await decide(id, choice, { by, through: "api" });
    ledger.count(`click: ${kind}`);
    if (kind === "decided") ledger.decidedBy(id, by);
  });
}

/** Somebody lets one of the paused things go on; what the red lines paused is among them. */
export async function resumeOne(world: World, stores: Stores, claims: BeforeClaim): Promise<void> {
  const pause = world.dice.any(await stores.pauses.list());
  if (pause) resume(world, pause.scope, claims);
}

export async function resumeAll(world: World, stores: Stores, claims: BeforeClaim): Promise<void> {
  for (const { scope } of await stores.pauses.list()) resume(world, scope, claims);
}
