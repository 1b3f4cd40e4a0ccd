import { UsageProblem } from "./usage-problem.ts";

/** The port that --port names; 0 for any free one. */
export function portOf(text: string): number {
  const port = Number(text);
  const isPort = /^\d+$/.test(text) && (port === 0 || (port >= LEAST && port <= MOST));
  if (!isPort) {
    throw new UsageProblem(
      `--port must be a number from ${LEAST} to ${MOST}, or 0 for any free one, not ${text || "nothing"}`,
    );
  }
  if (blocked.has(port)) {
    throw new UsageProblem(
      `--port: no browser opens a page on port ${port}, which belongs to another protocol; choose another one`,
    );
  }
  return port;
}

/** Those below are the system's. */
const LEAST = 1024;
const MOST = 65_535;

/** "Bad ports" of the Fetch standard, as far as they are above the system's: fetch and browsers refuse them. */
const blocked: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10_080,
]);
