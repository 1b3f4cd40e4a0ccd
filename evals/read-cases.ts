import { acceptReading, isLocked } from "#shared/domain/replies/accept-reading.ts";
import { type Reaction, reactionTo } from "#shared/domain/replies/reaction.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import { readReplyQuestion } from "../functions/conversation/questions/read-reply.ts";
import type { Provider } from "./measure.ts";
import {
  disguisedStops,
  noStops,
  type ReplyCase,
  replyCases,
  stopWordings,
} from "./sets/reply-case.ts";

export type ReadCase = {
  readonly case: ReplyCase;
  readonly reading: ReplyReading;
  readonly reaction: Reaction;
};

/** The day on which every reply of the set is read. */
export const evalDay = new Date("2026-11-20T09:00:00Z");

const AT_ONCE = 6;

/** The whole set as the department would read it: the locked rules, the question, what code accepts of the answer. */
export function readCases(provider: Provider): Promise<readonly ReadCase[]> {
  const earlier = known.get(provider);
  if (earlier) return earlier;
  const reading = readAll(provider, replyCases());
  known.set(provider, reading);
  return reading;
}

export function readDisguised(provider: Provider): Promise<readonly ReadCase[]> {
  return readAll(provider, disguisedStops());
}

export function readStopWordings(provider: Provider): Promise<readonly ReadCase[]> {
  return readAll(provider, stopWordings());
}

export function readNoStops(provider: Provider): Promise<readonly ReadCase[]> {
  return readAll(provider, noStops());
}

const known = new WeakMap<Provider, Promise<readonly ReadCase[]>>();

async function readAll(
  provider: Provider,
  cases: readonly ReplyCase[],
): Promise<readonly ReadCase[]> {
  const batches = Array.from({ length: Math.ceil(cases.length / AT_ONCE) }, (_, index) =>
    cases.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const read: ReadCase[] = [];
  for (const batch of batches) {
    read.push(
      ...(await Promise.all(
        batch.map(async (one) => {
          const reading = await readText(one.text, provider);
          return { case: one, reading, reaction: reactionTo(reading) };
        }),
      )),
    );
  }
  return read;
}

export async function readText(text: string, provider: Provider): Promise<ReplyReading> {
  const reply = { text, now: evalDay };
  const byRules = readByRules(reply);
  if (isLocked(byRules)) return byRules;
  const asked = await provider.ask(
    readReplyQuestion,
    { ...reply, byRules },
    {
      runId: "evals",
      agent: "conversation",
    },
  );
  if (asked.kind === "needs-a-person") return { ...byRules, needsPerson: asked.reason };
  return acceptReading(asked.answer, reply, byRules, asked.model);
}
