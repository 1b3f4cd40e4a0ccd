import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { AgentInvocation, agents } from "#shared/domain/agents/agents.ts";
import { keepToken } from "../../functions/bdr/keep-token.ts";
import { createDecisions } from "../../functions/decisions/decisions.ts";
import { aWorld, until } from "../local/step-functions/support.ts";
import { collectedQueue } from "../support/collected-queue.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { aMeetingWish } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();
const definition: unknown = JSON.parse(
  readFileSync(path.resolve("infra/flows/bdr.asl.json"), "utf8")
    .replaceAll(/\$\{BdrFunction\}/g, "bdr")
    .replaceAll(/\$\{ApprovalSeconds\}/g, "3600"),
);
const wish = { leadId: "lead-1", messageId: "message-1", round: 0 };

/** The flow, the agent, the decisions and the stores, as they are deployed, in one process. */
async function aDepartment() {
  const office = await meetingWorld(dynamo(), {
    message: {
      text: "Tuesday 24 November at 10:00 would suit me.",
      reading: aMeetingWish({ proposedTimes: ["Tuesday 24 November at 10:00"] }),
    },
  });
  const early = collectedQueue<{ kind: "decided"; approvalId: string }>();
  const bdr = keepToken({ approvals: office.approvals, decisions: early }, async (event) => {
    const { leadId, messageId, step, round } = agents.bdr.input.parse(
      AgentInvocation.parse(event).input,
    );
    return office.step(step, { leadId, messageId, ...(round !== undefined && { round }) });
  });
  const flows = aWorld({ invokeFunction: (_name, payload) => bdr(payload) });
  const decisions = createDecisions({
    ...office,
    tokens: {
      async tell(taskToken, output) {
        try {
          await flows.ask("SendTaskSuccess", { taskToken, output: JSON.stringify(output) });
          return "told";
        } catch {
          return "closed";
        }
      },
    },
    outreach: collectedQueue(),
  });
  return { ...office, flows, handle: decisions, early: early.sent };
}

test("the process restarts, one approves, forty more click, and one meeting is booked", async () => {
  const department = await aDepartment();
  const { flows, approvals } = department;
  const { executionArn } = await flows.start(definition, wish, "meeting-1");
  await until(async () => {
    const [waiting] = await approvals.list({ status: "waiting", limit: 1 });
    return waiting?.taskToken !== undefined;
  });
  const { id } = await department.waiting();
  await flows.restart();

  const first = await department.decide(id, { kind: "approve" }, { by: "Ines", through: "slack" });
  const clicks = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const kind = index % 2 === 0 ? "reject" : "approve";
      return department.decide(id, { kind }, { by: `person-${index}`, through: "link" });
    }),
  );
  expect(first.kind).toBe("decided");
  expect(clicks.every(({ kind }) => kind === "was-decided")).toBe(true);

  const decided = { kind: "decided", approvalId: id } as const;
  await Promise.all([department.handle(decided), department.handle(decided)]);
  await flows.ended(executionArn);
  await department.handle(decided);

  expect(await department.meetings.from(new Date(0), 10)).toMatchObject([{ status: "booked" }]);
  expect(await department.planned()).toHaveLength(1);
  expect((await approvals.find(id))?.outcome).toBe(
    "booked for Tuesday 24 November at 10:00 (London time), approved by Ines",
  );
});
