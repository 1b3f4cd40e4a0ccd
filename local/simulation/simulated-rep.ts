import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { DepartmentClock } from "../clock/department-clock.ts";
import { chanceOf } from "../prospects/chance.ts";

type RepOptions = {
  readonly url: string;
  readonly clock: DepartmentClock;
  readonly seed: number;
  readonly log: (line: string) => void;
};

export type RepCounts = {
  approved: number;
  edited: number;
  rejected: number;
  clickedTwice: number;
  ignored: number;
};

/** The person who lets things happen: mostly at once, sometimes after an hour, now and then not at all. */
export function createRep({ url, clock, seed, log }: RepOptions) {
  const seen = new Set<string>();
  const counts: RepCounts = { approved: 0, edited: 0, rejected: 0, clickedTwice: 0, ignored: 0 };
  let works = 0;

  function notice(approvals: readonly Approval[]): void {
    for (const approval of approvals) {
      if (seen.has(approval.id)) continue;
      seen.add(approval.id);
      const chance = (what: string): number => chanceOf(seed, what, approval.id);
      if (chance("ignores") < 0.06) {
        counts.ignored += 1;
        continue;
      }
      const minutes = 10 + 110 * chance("delay") ** 2;
      clock.callAt(clock.now() + minutes * 60_000, () => {
        works += 1;
        void decideOn(approval, chance)
          .catch((error: unknown) => log(`The rep could not decide ${approval.id}: ${error}`))
          .finally(() => {
            works -= 1;
          });
      });
    }
  }

  async function decideOn(approval: Approval, chance: (what: string) => number): Promise<void> {
    const choice = choiceFor(approval, chance("choice"));
    const send = () =>
      post(`${url}/api/v1/approvals/${encodeURIComponent(approval.id)}/decide`, choice);
    if (chance("twice") < 0.15) {
      counts.clickedTwice += 1;
      await Promise.all([send(), send()]);
    } else {
      await send();
    }
  }

  function choiceFor({ proposal }: Approval, chance: number): object {
    if (chance < 0.1) {
      counts.rejected += 1;
      return { choice: "reject", note: "Not this one" };
    }
    counts.approved += 1;
    if (chance < 0.25 && proposal.kind === "reply") {
      counts.edited += 1;
      return { choice: "approve", text: `${proposal.text.trimEnd()}\n\nBest regards` };
    }
    return { choice: "approve" };
  }

  async function post(address: string, body: object): Promise<void> {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    // Somebody else, or the end of the time to decide, may have been faster: that is no failure.
    if (!answer.ok && answer.status !== 409 && answer.status !== 422) {
      log(`A decision was answered with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    }
  }

  return { notice, counts, isBusy: () => works > 0 };
}
