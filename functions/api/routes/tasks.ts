import * as z from "zod";
import { PersonTask } from "#shared/domain/outreach/person-task.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { nameOf, type Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { formRoute, Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { type TaskStopDeps, taskStop } from "../../task-stop.ts";
import { type TellDoneByHandDeps, tellDoneByHand } from "../../tell-done-by-hand.ts";

export type TaskRoutesDeps = TaskStopDeps &
  TellDoneByHandDeps & {
    readonly tasks: Pick<TaskStore, "open" | "find" | "close">;
    readonly now: () => Date;
  };

const StoppedTask = PersonTask.omit({ text: true }).extend({
  /** Why the person must not be contacted any more, or not now. */
  reason: z.string(),
  /** It comes back by itself; skip the others. */
  isHeld: z.boolean(),
});

const MOST_TASKS = 200;

const End = z.enum(["done", "skipped"]);
type End = z.infer<typeof End>;

/** What people do by hand: LinkedIn, whose terms want no machine, and calls. */
export function taskRoutes(deps: TaskRoutesDeps): readonly Route[] {
  const { tasks, now } = deps;

  async function close(id: string, status: End, person: Person): Promise<PersonTask> {
    const found = await tasks.find(id);
    const stop =
      found?.status === "open" && status === "done" ? await taskStop(deps, found) : undefined;
    if (stop?.kind === "stopped") {
      throw refusal(409, `It must not be done any more, skip it: ${stop.reason}.`);
    }
    if (stop) throw refusal(409, `It must not be done now: ${stop.reason}.`);
    const at = now();
    const task = await tasks.close(id, { status, by: nameOf(person), at });
    if (!task) throw refusal(404, `There is no task ${id}.`);
    const isFirst = found?.status === "open" && task.closedAt === at.toISOString();
    await tellDoneByHand(deps, task, isFirst);
    return task;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/tasks",
      role: "viewer",
      summary: "Messages on LinkedIn and calls that wait for a person",
      tag: "tasks",
      answers: {
        200: {
          description:
            "The oldest first, at most 200. Those whose person was stopped since, and those that are paused, are apart, without their text.",
          schema: z.object({ tasks: z.array(PersonTask), stopped: z.array(StoppedTask) }),
        },
      },
      handle: async () => {
        const open = await tasks.open(MOST_TASKS);
        const asked = await Promise.all(
          open.map(async (task) => ({ task, stop: await taskStop(deps, task) })),
        );
        return {
          status: 200,
          json: {
            tasks: asked.flatMap(({ task, stop }) => (stop === undefined ? [task] : [])),
            stopped: asked.flatMap(({ task: { text: _text, ...task }, stop }) =>
              stop === undefined
                ? []
                : [{ ...task, reason: stop.reason, isHeld: stop.kind === "held" }],
            ),
          },
        };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/tasks/{id}/close",
      role: "rep",
      summary: "Say that a task is done, or will not be",
      tag: "tasks",
      params: z.object({ id: Id }),
      schema: z.strictObject({ status: End }),
      answers: {
        200: { description: "The task as it ended, also by somebody before.", schema: PersonTask },
      },
      handle: async ({ params: { id }, body: { status }, person }) => {
        return { status: 200, json: await close(id, status, person) };
      },
    }),
    formRoute({
      method: "post",
      path: "/api/v1/tasks/{id}/close/form",
      role: "rep",
      summary: "The buttons beside a task on the page of what waits",
      tag: "tasks",
      params: z.object({ id: Id }),
      schema: z.object({ status: End }),
      answers: { 303: { description: "It is noted; the page says so." } },
      handle: async ({ params: { id }, body: { status }, person }) => {
        await close(id, status, person);
        return { status: 303, location: "/api/v1/approvals/page?done=task" };
      },
    }),
  ];
}
