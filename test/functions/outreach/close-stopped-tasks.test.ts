import { expect, test } from "vitest";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { anOutboxEntry } from "../../support/outreach-builders.ts";
import { plannedWorld } from "../../support/outreach-world.ts";

const dynamo = embeddedDynamo();
const profile = "https://www.linkedin.com/in/gareth-oduya";

/** A lead whose second step became a task, and as many older tasks as the test says. */
async function worldWithTask({ olderOnes = 0 } = {}) {
  const world = await plannedWorld(dynamo());
  const taskAt = async (id: string, to: string, createdAt: string): Promise<PersonTask> => {
    const task = {
      id: `task-${id}`,
      leadId: "lead-1",
      kind: "linkedin-invite",
      to,
      text: "Hello",
      status: "open",
      createdAt,
    } as const;
    await world.outbox.plan(
      anOutboxEntry({ id, step: 2, channel: "linkedin", transport: "manual", status: "sent" }),
    );
    await world.tasks.add(task);
    return task;
  };
  const older = await Promise.all(
    Array.from({ length: olderOnes }, (_, number) =>
      taskAt(`lead-1.older-${number}.v1`, `${profile}-${number}`, "2026-11-18T10:00:00.000Z"),
    ),
  );
  const task = await taskAt("lead-1.step-2.v1", profile, "2026-11-19T10:00:00.000Z");
  return {
    ...world,
    older,
    tidy: () => world.send("close-stopped-tasks"),
    task: () => world.tasks.find(task.id),
  };
}

test("a task whose company was stopped meanwhile is closed with the reason", async () => {
  const { conversations, now, task, tidy } = await worldWithTask();
  await tidy();
  expect(await task()).toMatchObject({ status: "open" });

  await conversations.stopCompany("kestrel-bearings.example", "Hannah answered", now());
  await tidy();

  expect(await task()).toMatchObject({ status: "stopped", reason: "Hannah answered" });
});

test("however many older tasks stay open, a younger one is closed", async () => {
  const { sendingDeps, task, tidy } = await worldWithTask({ olderOnes: 201 });
  const { mayContact } = sendingDeps;
  sendingDeps.mayContact = async (about) =>
    about.to === profile
      ? { kind: "refused", rule: "suppressed", reason: "asked not to be contacted again" }
      : mayContact(about);

  await tidy();

  expect(await task()).toMatchObject({ status: "stopped" });
  expect(await sendingDeps.tasks.open(300)).toHaveLength(201);
});

test("a task that cannot be looked at keeps no other open", async () => {
  const { sendingDeps, conversations, now, task, tidy, older } = await worldWithTask({
    olderOnes: 1,
  });
  const { outbox } = sendingDeps;
  const broken = older[0]?.id.replace("task-", "");
  sendingDeps.outbox = {
    ...outbox,
    find: async (leadId, id) => {
      if (id === broken) throw new Error("the item cannot be read");
      return outbox.find(leadId, id);
    },
  };
  await conversations.stopCompany("kestrel-bearings.example", "Hannah answered", now());

  await tidy();

  expect(await task()).toMatchObject({ status: "stopped" });
});
