import * as z from "zod";

/** What is said in place of a trace: nobody can mend a full disk by reading one. */
export const fullDiskText =
  "The disk is full, so the department has stopped. What it stored is kept: make room, and the next start goes on from there.";

const Details = z.object({
  code: z.unknown(),
  /** SQLite's own number. */
  errcode: z.unknown(),
  cause: z.unknown(),
  /** Of what went wrong while something else was being closed. */
  error: z.unknown(),
  suppressed: z.unknown(),
});

const SQLITE_FULL = 13;

/** Whether the disk had no room, however deep in what went wrong that stands. */
export function isDiskFull(fault: unknown, depth = 0): boolean {
  const read = Details.partial().safeParse(fault);
  if (!read.success || depth > DEEPEST) return false;
  const { code, errcode, cause, error, suppressed } = read.data;
  if (code === "ENOSPC" || code === "EDQUOT" || errcode === SQLITE_FULL) return true;
  return [cause, error, suppressed].some((inner) => isDiskFull(inner, depth + 1));
}

const DEEPEST = 5;
