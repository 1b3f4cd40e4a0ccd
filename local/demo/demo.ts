import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Department } from "../department.ts";
import { readNamedProspects } from "../prospects/character.ts";
import { startProspects } from "../prospects/prospects.ts";
import { readStoredRecords, type StoredRecords } from "../records/stored-records.ts";
import type { KeptClock } from "./kept-clock.ts";
import { createNews } from "./news.ts";

type DemoOptions = {
  readonly department: Department;
  readonly clock: KeptClock;
  readonly dataDirectory: string;
  readonly world: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

/**
 * Shows the loop live: people of the demo world answer, and the department's time goes to the next thing that happens
 * every few seconds, as long as nobody has to decide.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { department, clock, dataDirectory, world, say, signal } = options;
  const prospects = await startProspects({
    mailbox: department.mail.mailbox,
    postOffice: department.mail.postOffice,
    clock,
    url: department.url,
    seed: SEED,
    named: readNamedProspects(join(world, "prospects.json")),
    log: say,
  });
  try {
    const records = await readStoredRecords(department.databaseUrl);
    const news = createNews({ department, records, dataDirectory, clock, say });
    let isWaiting = false;
    let isOver = false;
    while (!signal.aborted) {
      await department.settled(() => !prospects.isBusy());
      await news.tell();
      const waiting = (await records.waitingApprovals()).length;
      if (waiting > 0 && !isWaiting) {
        say(`${waitingText(waiting)} The department's time stands by until then.`);
      }
      isWaiting = waiting > 0;
      if (!isWaiting && !isOver) isOver = !(await moveOn(clock, records, say));
      await sleep(LOOK_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    prospects.close();
    clock.keep();
  }
}

const SEED = 1;
const LOOK_MILLISECONDS = 3000;
const DEMO_DAYS = 20;
const DAY = 86_400_000;

/** False when the days of the demo are over. */
async function moveOn(
  clock: KeptClock,
  records: Pick<StoredRecords, "nextDue">,
  say: (line: string) => void,
): Promise<boolean> {
  const now = clock.now();
  if (now > clock.beganAt + DEMO_DAYS * DAY) {
    say(`The ${DEMO_DAYS} days of the demo are over: from now on its time goes by as yours does.`);
    return false;
  }
  const planned = (await records.nextDue(new Date(now))).map((date) => date.getTime());
  const appointment = clock.nextDue();
  const due = [...planned, ...(appointment === undefined ? [] : [appointment])];
  // What was due and did not go waits for its account to have rested.
  const next = Math.min(...due.map((time) => (time > now ? time : now + ACCOUNT_REST)), now + DAY);
  clock.advanceTo(next);
  clock.keep();
  return true;
}

const ACCOUNT_REST = 5 * 60_000;

function waitingText(count: number): string {
  return count === 1 ? "1 approval waits for you." : `${count} approvals wait for you.`;
}
