import { MultiBar, type SingleBar } from "cli-progress";
import type { Job } from "#shared/domain/jobs/job.ts";
import type { Terminal } from "./terminal.ts";

export type Progress = { readonly show: (job: Job) => void; readonly close: () => void };

type Step = { readonly name: string; readonly done: number; readonly of: number };

/** A bar per stage on a terminal; elsewhere a line at most that often, where something has changed. */
export function jobProgress(
  output: Terminal["output"],
  lineMilliseconds = LINE_MILLISECONDS,
): Progress {
  return output.isTTY ? bars(output) : lines(output, lineMilliseconds);
}

const LINE_MILLISECONDS = 1000;

function bars(output: Terminal["output"]): Progress {
  const all = new MultiBar({
    stream: output,
    format: " {name} |{bar}| {value}/{total}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 32,
    hideCursor: true,
  });
  const shown = new Map<string, SingleBar>();
  return {
    show(job) {
      // A bar of nothing would look like a full one.
      if (job.records === 0) return;
      for (const { name, done, of } of stepsOf(job)) {
        const label = name.padEnd(16);
        const bar = shown.get(name) ?? all.create(of, 0, { name: label });
        shown.set(name, bar);
        bar.setTotal(of);
        bar.update(done, { name: label });
      }
    },
    close: () => all.stop(),
  };
}

function lines(output: Terminal["output"], lineMilliseconds: number): Progress {
  let last = "";
  let lastAt = 0;
  const write = (line: string) => {
    last = line;
    output.write(`${line}\n`);
  };
  let newest = "";
  return {
    show(job) {
      newest = `${job.fileName}: ${job.records === 0 ? "reading the file" : stepsText(job)}`;
      if (newest === last || Date.now() - lastAt < lineMilliseconds) return;
      lastAt = Date.now();
      write(newest);
    },
    close() {
      if (newest !== last) write(newest);
    },
  };
}

function stepsText(job: Job): string {
  return stepsOf(job)
    .map(({ name, done, of }) => `${name} ${done}/${of}`)
    .join(", ");
}

/** Rows that were parked, repeated or broken leave the later stages, so their totals shrink. */
function stepsOf(job: Job): readonly Step[] {
  const { accepted, outcomes, stages } = job;
  const left = outcomes.parked + outcomes.duplicate + outcomes.cancelled;
  const going = Math.max(0, accepted - left);
  return [
    { name: "imported", done: job.records, of: job.records },
    { name: "qualified", done: stages.qualification, of: accepted - outcomes.cancelled },
    { name: "enriched", done: stages.enrichment, of: going },
    { name: "growth analysed", done: stages["growth-analysis"], of: going },
    { name: "campaigns", done: stages.marketing, of: going },
    { name: "rows ended", done: job.ended, of: accepted },
  ].map((step) => ({ ...step, of: Math.max(step.of, step.done) }));
}
