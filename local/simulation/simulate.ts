import { createVirtualClock, type VirtualClock } from "../clock/virtual-clock.ts";
import { apiClient } from "../command-line/api-client.ts";
import { startLaptop } from "../command-line/laptop.ts";
import type { Terminal } from "../command-line/terminal.ts";
import type { Department } from "../department.ts";
import type { TransportFault } from "../mail/transport-fault.ts";
import { chanceOf } from "../prospects/chance.ts";
import { type Act, startProspects } from "../prospects/prospects.ts";
import { readStoredRecords } from "../records/stored-records.ts";
import { addMailboxes } from "./add-mailboxes.ts";
import { dayProgress } from "./day-progress.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { importMarket } from "./import-market.ts";
import { checkInvariants } from "./invariants.ts";
import { readSimulationOrder, type SimulationOrder } from "./order.ts";
import { outcomeText, summarise } from "./outcome.ts";
import { passTime } from "./pass-time.ts";
import { writeReport } from "./report-page.ts";
import { type Market, makeMarket } from "./simulated-market.ts";
import { createRep } from "./simulated-rep.ts";
import { openSimulationFolder } from "./simulation-folder.ts";

/** Days of the department in minutes, against people who answer. Gives 1 when something that must hold did not. */
export async function simulate(args: readonly string[], terminal: Terminal): Promise<number> {
  const order = readSimulationOrder(args);
  try {
    return await run(order, terminal);
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.say("Stopped. A simulation begins anew each time.");
    return 130;
  }
}

async function run(order: SimulationOrder, terminal: Terminal): Promise<number> {
  const { say, signal } = terminal;
  const startedAt = performance.now();
  say(
    `${order.leads} companies, ${order.days} days, seed ${order.seed}. All of it is fictional; nothing leaves this machine.`,
  );
  // Each run begins with nothing, so that the same seed means the same days.
  using folder = await openSimulationFolder(order.dataDirectory);
  const market = await makeMarket(folder.market, order.leads, START.toISOString().slice(0, 10));
  const clock = createVirtualClock(START);
  const faults = injectedFaults(order.seed);
  await using laptop = await startLaptop(
    {
      dataDirectory: folder.department,
      port: 0,
      world: market.world,
      circumstances: { clock, ...faults },
    },
    terminal,
  );
  const { department } = laptop;
  folder.describe({ url: department.url, children: [] });
  const played = await play(order, market, clock, department, terminal);
  const evidence = await gatherEvidence(department, played.acts, market, clock.now());
  const findings = checkInvariants(evidence);
  const summary = summarise(evidence, played.rep, faults.counts);
  const seconds = (performance.now() - startedAt) / 1000;
  say(`\n${outcomeText(summary, findings, seconds)}`);
  await writeReport(folder.report, order, summary, findings);
  say(`\nThe report is ${folder.report}`);
  signal.throwIfAborted();
  return findings.some(({ broken }) => broken.length > 0) ? 1 : 0;
}

/** A Monday before the offices open. */
const START = new Date("2026-09-14T04:00:00Z");
const DAY = 86_400_000;

async function play(
  order: SimulationOrder,
  market: Market,
  clock: VirtualClock,
  department: Department,
  { say, output, signal }: Terminal,
) {
  const records = await readStoredRecords(department.databaseUrl);
  const acts: Act[] = [];
  const rep = createRep({ url: department.url, clock, seed: order.seed, log: say });
  const prospects = await startProspects({
    mailbox: department.mail.mailbox,
    postOffice: department.mail.postOffice,
    clock,
    url: department.url,
    seed: order.seed,
    named: new Map(),
    languageOf: market.languageOf,
    log: say,
    onAct: (act) => acts.push(act),
  });
  const settled = () => department.settled(() => !prospects.isBusy() && !rep.isBusy());

  await addMailboxes(department.url, market.mailboxes);
  await importMarket(apiClient(department.url), market.csv, clock, { output, signal });
  const progress = dayProgress(output, order.days);
  try {
    await passTime({
      clock,
      until: START.getTime() + order.days * DAY,
      plannedFor: records.nextDue,
      settled,
      signal,
      async onStep() {
        rep.notice(await records.waitingApprovals());
        progress.show((clock.now() - START.getTime()) / DAY, department.mail.mailbox.size());
      },
    });
  } finally {
    progress.close();
    prospects.close();
  }
  return { acts, rep: rep.counts };
}

/** Few, and the same for the same seed: one mail of fifty, and one message of fifty comes twice. */
function injectedFaults(seed: number) {
  const counts = { mail: 0, messages: 0 };
  let mails = 0;
  let messages = 0;
  return {
    counts,
    mailFault(): TransportFault | undefined {
      mails += 1;
      const chance = chanceOf(seed, "mail-fault", mails);
      if (chance >= MAIL_FAULTS) return undefined;
      counts.mail += 1;
      if (chance < MAIL_FAULTS * 0.5) return "lost-after";
      return chance < MAIL_FAULTS * 0.8 ? "lost-before" : "throttled";
    },
    comesTwice(): boolean {
      messages += 1;
      const isTwice = chanceOf(seed, "twice", messages) < TWICE;
      if (isTwice) counts.messages += 1;
      return isTwice;
    },
  };
}

const MAIL_FAULTS = 0.02;
const TWICE = 0.02;
