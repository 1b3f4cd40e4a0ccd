import { SingleBar } from "cli-progress";
import type { Terminal } from "../command-line/terminal.ts";

export type DayProgress = {
  readonly show: (days: number, mails: number) => void;
  readonly close: () => void;
};

/** A bar of the days on a terminal, a line for each day elsewhere. */
export function dayProgress(output: Terminal["output"], days: number): DayProgress {
  if (!output.isTTY) {
    let shown = -1;
    return {
      show(done, mails) {
        if (Math.floor(done) === shown) return;
        shown = Math.floor(done);
        output.write(`day ${shown} of ${days}: ${mails} mails so far\n`);
      },
      close: () => undefined,
    };
  }
  const bar = new SingleBar({
    stream: output,
    format: " days |{bar}| {value}/{total}, {mails} mails",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 32,
    hideCursor: true,
  });
  bar.start(days, 0, { mails: 0 });
  return {
    show: (done, mails) => bar.update(Number(done.toFixed(1)), { mails }),
    close: () => bar.stop(),
  };
}
