import type { DepartmentEvent } from "#shared/events/department-event.ts";

export type EventBus = {
  /** Rejects when the bus did not take the event. */
  readonly say: (event: DepartmentEvent) => Promise<void>;
};
