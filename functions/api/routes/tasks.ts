import * as z from "zod";
import { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { refusal } from "../http/problem.ts";
import { Id, jsonRoute, type Route, route } from "../http/route.ts";

export type TaskRoutesDeps = {
  readonly tasks: Pick<TaskStore, "open" | "close">;
  readonly now: () => Date;
};

const MOST_TASKS = 200;

/** What people do by hand: LinkedIn, whose terms want no machine, and calls. */
export function taskRoutes({ tasks, now }: TaskRoutesDeps): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/tasks",
      role: "viewer",
      summary: "Messages on LinkedIn and calls that wait for a person",
      tag: "tasks",
      answers: {
        200: {
          description: "The oldest first, at most 200.",
          schema: z.object({ tasks: z.array(PersonTask) }),
        },
      },
      handle: async () => ({ status: 200, json: { tasks: await tasks.open(MOST_TASKS) } }),
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/tasks/{id}/close",
      role: "rep",
      summary: "Say that a task is done, or will not be",
      tag: "tasks",
      params: z.object({ id: Id }),
      schema: z.strictObject({ status: z.enum(["done", "skipped"]) }),
      answers: {
        200: { description: "The task as it ended, also by somebody before.", schema: PersonTask },
      },
      handle: async ({ params: { id }, body: { status }, person }) => {
        const by = person.email || person.id;
        const task = await tasks.close(id, { status, by, at: now() });
        if (!task) throw refusal(404, `There is no task ${id}.`);
        return { status: 200, json: task };
      },
    }),
  ];
}
