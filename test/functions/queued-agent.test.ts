import type { SQSBatchResponse } from "aws-lambda";
import { expect, test } from "vitest";
import { AgentInvocation } from "#shared/domain/agents/agents.ts";
import { ReplyToRead, replyInvocation } from "../../functions/conversation/reply-to-read.ts";
import { queuedAgent } from "../../functions/queued-agent.ts";
import { quietLog } from "../support/quiet-log.ts";

const context = {} as Parameters<ReturnType<typeof queuedAgent>>[1];

function agent() {
  const asked: AgentInvocation[] = [];
  const run = async (event: unknown) => {
    const invocation = AgentInvocation.parse(event);
    asked.push(invocation);
    if (invocation.threadId === "broken") throw new Error("the agent failed");
    return { answer: invocation.threadId };
  };
  return { asked, handler: queuedAgent(run, ReplyToRead, replyInvocation, quietLog) };
}

const record = (messageId: string, body: unknown) => ({ messageId, body: JSON.stringify(body) });

test("each message of the queue becomes one invocation and fails alone", async () => {
  const { asked, handler } = agent();
  const Records = [
    record("1", { leadId: "lead-1", messageId: "reply-1" }),
    record("2", { leadId: "broken", messageId: "reply-2" }),
    record("3", { nonsense: true }),
  ];
  const answer = (await handler({ Records }, context)) as SQSBatchResponse;
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["2", "3"]);
  expect(asked[0]).toMatchObject({
    runId: "reply-lead-1-reply-1",
    occasion: "reply",
    threadId: "lead-1",
  });
});

test("a correction of a reply is other work than the reply", () => {
  const reply = { leadId: "lead-1", messageId: "reply-1" };
  const corrected = replyInvocation({ ...reply, correctedAt: "2026-11-20T11:00:00.000Z" });
  expect(corrected.occasion).not.toBe(replyInvocation(reply).occasion);
});

test("an invocation is answered as the agent answers", async () => {
  const { handler } = agent();
  const invocation = replyInvocation({ leadId: "lead-1", messageId: "reply-1" });
  expect(await handler(invocation, context)).toEqual({ answer: "lead-1" });
});
