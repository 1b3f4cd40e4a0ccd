import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { type DepartmentClock, machineClock } from "../clock/department-clock.ts";
import { prepareStatements } from "./queue-statements.ts";

export type QueueSettings = {
  readonly name: string;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly waitSeconds: number;
  readonly redrive?: { readonly queue: string; readonly maxReceiveCount: number } | undefined;
};

const Message = z.object({
  id: z.string(),
  body: z.string(),
  attributes: z.string(),
  receipt: z.string(),
  sentAt: z.number(),
  firstReceivedAt: z.number(),
  receiveCount: z.number(),
});
export type Message = z.infer<typeof Message>;

export type QueueStore = {
  readonly createQueue: (settings: QueueSettings) => void;
  readonly find: (queue: string) => QueueSettings | undefined;
  readonly names: () => readonly string[];
  readonly send: (queue: string, body: string, options?: SendOptions) => string;
  readonly receive: (queue: string, limit: number, visibilitySeconds?: number) => Message[];
  readonly remove: (queue: string, receipt: string) => void;
  /** False when no message is held by this receipt any more. */
  readonly hide: (queue: string, receipt: string, seconds: number) => boolean;
  /** The consumer gave up: the message stays hidden until its time, but nobody works on it. */
  readonly release: (receipts: readonly string[]) => void;
  /** Resolves when a message may have become visible, or when the signal is aborted. */
  readonly arrival: (queue: string, signal: AbortSignal) => Promise<void>;
  readonly counts: (queue: string) => { visible: number; inFlight: number; delayed: number };
  readonly hasVisible: (queue: string) => boolean;
  readonly purge: (queue: string) => void;
  /** Gives messages of a dead-letter queue a fresh start in the queue they failed in. */
  readonly redrive: (deadLetterQueue: string, destination?: string) => number;
  readonly close: () => void;
};

type SendOptions = { readonly attributes?: string; readonly delaySeconds?: number | undefined };

/**
 * Standard SQS queues in one SQLite file. Nothing polls: whoever waits is woken by an arrival, or
 * by a timer for the moment the next message becomes visible.
 */
export function openQueueStore(
  file: string,
  { now, callAt, shared }: DepartmentClock = machineClock,
): QueueStore {
  const database = new DatabaseSync(file);
  const statements = prepareStatements(database);
  const queues = new Map<string, QueueSettings>();
  const waiting = new Map<string, Set<() => void>>();

  // No consumer outlives the process, and a killed process is no failure of the message.
  statements.giveBack.run(now());

  function existing(queue: string): QueueSettings {
    const settings = queues.get(queue);
    if (!settings) throw new Error(`No queue is called ${queue}`);
    return settings;
  }

  function wake(queue: string): void {
    const waiters = waiting.get(queue);
    waiting.delete(queue);
    for (const resolve of waiters ?? []) resolve();
  }

  function take(settings: QueueSettings, row: Waiting, seconds: number): Message[] {
    const { name, redrive } = settings;
    if (redrive && row.receiveCount >= redrive.maxReceiveCount) {
      statements.move.run(redrive.queue, now(), row.receiveCount, name, row.sequence);
      wake(redrive.queue);
      return [];
    }
    const visibleAt = now() + seconds * 1000;
    const taken = statements.take.get(visibleAt, now(), randomUUID(), row.sequence);
    return [Message.parse(taken)];
  }

  return {
    createQueue(settings) {
      queues.set(settings.name, settings);
      statements.expire.run(settings.name, now() - settings.retentionSeconds * 1000);
    },
    find: (queue) => queues.get(queue),
    names: () => [...queues.keys()],

    send(queue, body, { attributes = "{}", delaySeconds } = {}) {
      const settings = existing(queue);
      const id = randomUUID();
      const visibleAt = now() + (delaySeconds ?? settings.delaySeconds) * 1000;
      statements.insert.run(id, queue, body, attributes, now(), visibleAt);
      wake(queue);
      return id;
    },

    receive(queue, limit, visibilitySeconds) {
      const settings = existing(queue);
      const seconds = visibilitySeconds ?? settings.visibilitySeconds;
      const taken: Message[] = [];
      while (taken.length < limit) {
        const rows = statements.visible.all(queue, now(), limit - taken.length);
        if (rows.length === 0) break;
        for (const row of rows) taken.push(...take(settings, Waiting.parse(row), seconds));
        if (seconds === 0) break;
      }
      return taken;
    },

    remove(queue, receipt) {
      statements.remove.run(queue, receipt);
      // Whoever waits for it to be visible again would make a virtual clock stop for nothing.
      if (shared) wake(queue);
    },

    hide(queue, receipt, seconds) {
      const { changes } = statements.hide.run(now() + seconds * 1000, queue, receipt, now());
      if (seconds === 0) statements.release.run(receipt);
      wake(queue);
      return changes > 0;
    },

    release(receipts) {
      for (const receipt of receipts) statements.release.run(receipt);
    },

    async arrival(queue, signal) {
      const { at } = NextVisible.parse(statements.nextVisible.get(queue));
      if (signal.aborted || (at !== null && at <= now())) return;
      await new Promise<void>((resolve) => {
        const finish = (): void => {
          cancel?.();
          signal.removeEventListener("abort", finish);
          waiting.get(queue)?.delete(finish);
          resolve();
        };
        const cancel = at === null ? undefined : callAt(at, finish);
        signal.addEventListener("abort", finish);
        waiting.set(queue, (waiting.get(queue) ?? new Set()).add(finish));
      });
    },

    counts: (queue) => Counts.parse(statements.count.get({ queue, now: now() })),
    hasVisible(queue) {
      const { at } = NextVisible.parse(statements.nextVisible.get(queue));
      return at !== null && at <= now();
    },
    purge: (queue) => void statements.purge.run(queue),

    redrive(deadLetterQueue, destination) {
      const { changes } = statements.redrive.run(destination ?? null, now(), deadLetterQueue);
      for (const queue of queues.keys()) wake(queue);
      return Number(changes);
    },

    close: () => database.close(),
  };
}

const Waiting = z.object({ sequence: z.number(), receiveCount: z.number() });
type Waiting = z.infer<typeof Waiting>;

const NextVisible = z.object({ at: z.number().nullable() });
const Counts = z.object({ visible: z.number(), inFlight: z.number(), delayed: z.number() });
