import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Told = z.object({ nextMail: z.int(), things: z.array(z.string()) });

/**
 * What the terminal has said, kept beside the data: what happened as a department was killed is said by the next.
 * `nextMailNow` is the id the next mail will have.
 */
export function createToldNews(dataDirectory: string, nextMailNow: number) {
  const file = join(dataDirectory, "told-news.json");
  const kept = read(file);
  const things = new Set(kept?.things);
  let nextMail = Math.min(kept?.nextMail ?? nextMailNow, nextMailNow);
  let isChanged = kept === undefined;

  return {
    /** Nothing was kept: what is there already was told by nobody, and is no news. */
    isFirst: kept === undefined,
    nextMail: () => nextMail,
    mailTold(id: number): void {
      nextMail = id + 1;
      isChanged = true;
    },
    isNew(thing: string): boolean {
      if (things.has(thing)) return false;
      things.add(thing);
      isChanged = true;
      return true;
    },
    keep(): void {
      if (!isChanged) return;
      writeFileSync(file, JSON.stringify({ nextMail, things: [...things] }));
      isChanged = false;
    },
  };
}

/** A file that was cut off by a crash is none. */
function read(file: string): z.infer<typeof Told> | undefined {
  try {
    return Told.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
