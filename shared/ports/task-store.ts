import type { PersonTask } from "#shared/domain/outreach/person-task.ts";

/** What is left for people to do by hand. */
export type TaskStore = {
  /** The same id again changes nothing. */
  readonly add: (task: PersonTask) => Promise<void>;
  readonly find: (id: string) => Promise<PersonTask | undefined>;
  /** Open ones, the oldest first; those after one that was got before. */
  readonly open: (limit: number, after?: PersonTask) => Promise<readonly PersonTask[]>;
  /** From open to its end, once: who comes second gets the first one's answer; undefined for an unknown task. */
  readonly close: (id: string, end: TaskEnd) => Promise<PersonTask | undefined>;
};

type TaskEnd = {
  readonly status: "done" | "skipped" | "stopped";
  readonly by: string;
  readonly at: Date;
  readonly reason?: string | undefined;
};
