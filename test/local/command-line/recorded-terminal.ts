import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Terminal } from "../../../local/command-line/terminal.ts";

export type RecordedTerminal = Terminal & {
  /** Everything said so far. */
  readonly said: () => string;
  readonly complaints: () => string;
  readonly interrupt: () => void;
  /** Resolves when what was said fits the pattern. */
  readonly hears: (pattern: RegExp) => Promise<void>;
};

/** A terminal that nobody watches; `isTTY` makes it one that takes bars. */
export function recordedTerminal({ isTTY = false } = {}): RecordedTerminal {
  const output = Object.assign(new PassThrough(), { isTTY });
  let said = "";
  let complaints = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const stop = new AbortController();
  return {
    output,
    say: (line) => output.write(`${line}\n`),
    complain: (line) => {
      complaints += `${line}\n`;
    },
    signal: stop.signal,
    said: () => said,
    complaints: () => complaints,
    interrupt: () => stop.abort(),
    async hears(pattern) {
      while (!pattern.test(said)) await sleep(10);
    },
  };
}
