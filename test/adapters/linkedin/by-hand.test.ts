import { expect, test } from "vitest";
import { dripifyChannel } from "#shared/adapters/dripify/dripify-channel.ts";
import { linkedInManual } from "#shared/adapters/linkedin-manual/linkedin-manual.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { anInvitation, linkedInChannelContract, profileUrl } from "./linkedin-channel-contract.ts";

const now = () => new Date("2026-11-20T10:00:00Z");

linkedInChannelContract("manual", {
  isAutomation: false,
  make: async () => linkedInManual({ add: async () => undefined }, now),
});

linkedInChannelContract("dripify", { isAutomation: false, make: async () => dripifyChannel() });

test("LI-3: Dripify, whose API sends nothing and tells nothing, promises neither", async () => {
  const { abilities, send } = dripifyChannel();
  expect(abilities).toMatchObject({ canInvite: false, canMessage: false, canReadReplies: false });
  expect(await send(anInvitation)).toMatchObject({ kind: "refused", type: "not-able" });
});

test("LI-1: by default a person finds the message as a task, as it was written", async () => {
  const tasks: PersonTask[] = [];
  const channel = linkedInManual({ add: async (task) => void tasks.push(task) }, now);
  expect(await channel.send(anInvitation)).toEqual({
    kind: "task-for-a-person",
    taskId: "task-lead-1.step-2.v1",
  });
  expect(tasks).toEqual([
    {
      id: "task-lead-1.step-2.v1",
      leadId: "lead-1",
      kind: "linkedin-invite",
      to: profileUrl,
      text: anInvitation.text,
      status: "open",
      createdAt: "2026-11-20T10:00:00.000Z",
    },
  ]);
});
