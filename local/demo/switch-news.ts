import * as z from "zod";
import type { AuditEntry, StoredRecords } from "../records/stored-records.ts";

type SwitchNewsDeps = {
  readonly url: string;
  readonly records: Pick<StoredRecords, "audit">;
  readonly now: () => number;
  readonly line: (text: string) => void;
};

/** Says when sending is held or goes on, of what, by whom and why; at first what is held already. */
export function createSwitchNews({ url, records, now, line }: SwitchNewsDeps) {
  const told = new Set<string>();
  let lookedAt: number | undefined;

  return async (): Promise<void> => {
    const until = now();
    const entries = await entriesBetween(records, lookedAt ?? until, until);
    const switched = entries.filter(({ what }) => what === "paused" || what === "resumed");
    const fresh = switched.filter((entry) => told.size < told.add(JSON.stringify(entry)).size);
    if (lookedAt === undefined) {
      for (const { scope, by, reason } of await pausesAt(url)) {
        line(
          `PAUSED     ${scope.id ? `${scope.kind} ${scope.id}` : "everything"}, by ${by}: ${reason} (${url}/api/v1/compliance)`,
        );
      }
    } else {
      for (const entry of fresh) line(sentence(entry, url));
    }
    lookedAt = until;
  };
}

function sentence({ what, about, who, why }: AuditEntry, url: string): string {
  const because = why ? `: ${why}` : "";
  return what === "paused"
    ? `PAUSED     ${about}, by ${who}${because} (${url}/api/v1/compliance)`
    : `RESUMED    ${about}, by ${who}${because}`;
}

const DAY = 86_400_000;

/** The log is kept by days of UTC. */
async function entriesBetween(
  records: Pick<StoredRecords, "audit">,
  from: number,
  until: number,
): Promise<readonly AuditEntry[]> {
  const first = Math.floor(from / DAY);
  const days = Array.from({ length: Math.floor(until / DAY) - first + 1 }, (_, index) =>
    new Date((first + index) * DAY).toISOString().slice(0, 10),
  );
  return (await Promise.all(days.map((day) => records.audit(day)))).flat();
}

const Pauses = z.object({
  pauses: z.array(
    z.object({
      scope: z.object({ kind: z.string(), id: z.string().optional() }),
      by: z.string(),
      reason: z.string(),
    }),
  ),
});

async function pausesAt(url: string): Promise<z.infer<typeof Pauses>["pauses"]> {
  const answer = await fetch(`${url}/api/v1/pauses`);
  if (!answer.ok) throw new Error(`The pauses were answered with ${answer.status}`);
  return Pauses.parse(await answer.json()).pauses;
}
