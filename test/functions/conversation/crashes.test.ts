import { expect, test } from "vitest";
import { createConversation } from "../../../functions/conversation/conversation.ts";
import type { ConversationDeps } from "../../../functions/conversation/turn.ts";
import { aReply } from "../../support/conversation-builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { anOutboxEntry } from "../../support/outreach-builders.ts";
import { conversationWorld } from "./conversation-world.ts";

const dynamo = embeddedDynamo();

test.each([
  ["How much does it cost?", true],
  ["How much does it cost?", false],
  ["Please unsubscribe me.", true],
  ["Please come back to me in March.", true],
  ["Can we talk on Tuesday at 10?", true],
  ["Are you a bot?", true],
])(
  "“%s” (automatic: %s) ends the same whichever effect the agent died after",
  async (text, mayAutoReply) => {
    const whole = await endOf(text, mayAutoReply, Number.POSITIVE_INFINITY);
    expect(whole.effects).toBeGreaterThan(2);
    for (let died = 1; died <= whole.effects; died += 1) {
      expect((await endOf(text, mayAutoReply, died)).end, `after effect ${died}`).toEqual(
        whole.end,
      );
    }
  },
);

async function endOf(text: string, mayAutoReply: boolean, dies: number) {
  const world = await conversationWorld(dynamo(), { campaign: { mayAutoReply } });
  await world.outbox.plan(anOutboxEntry());
  await world.conversations.addMessage(aReply({ text }));
  const { deps, effects } = dyingAfter(world.deps, dies);
  const input = { leadId: "lead-1", messageId: "reply-1" };
  await createConversation(deps)
    .run(input, world.run)
    .catch((error: unknown) => expect(String(error)).toContain("died"));
  await createConversation(world.deps).run(input, world.run);
  const { state, reason, sequence, info } = await world.conversation();
  const entries = await world.outbox.ofLead("lead-1");
  const asked = await world.approvals.ofLead("lead-1");
  const meetings = new Set(world.meetings.sent.map(({ messageId }) => messageId));
  return {
    effects: effects(),
    end: {
      conversation: { state, reason, sequence, info },
      outbox: entries.map(({ id, status, dueAt, text: body }) => ({ id, status, dueAt, body })),
      approvals: asked.map(({ id, status }) => ({ id, status })),
      // Sent twice it is one meeting: the flow that arranges it is named for the message.
      meetings: [...meetings],
      called: [
        ...new Set(world.said.map(({ type, data }) => `${type} ${data["cause"] ?? ""}`)),
      ].toSorted(),
      outcomes: (await world.outcomes.ofDay("2026-11-20")).map(({ id }) => id),
      isSuppressed: (await world.suppressions.find({ email: aReply().from })) !== undefined,
    },
  };
}

/** The same world, in which the agent dies right after its nth effect. */
function dyingAfter(deps: ConversationDeps, dies: number) {
  let count = 0;
  const effect =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const result = await work(...args);
      count += 1;
      if (count === dies) throw new Error("died");
      return result;
    };
  const { conversations, outbox, suppressions, approvals, meetings, outcomes, bus } = deps;
  const dying: ConversationDeps = {
    ...deps,
    conversations: {
      ...conversations,
      change: effect(conversations.change),
      changeMessage: effect(conversations.changeMessage),
      stopCompany: effect(conversations.stopCompany),
    },
    outbox: { ...outbox, plan: effect(outbox.plan), cancel: effect(outbox.cancel) },
    suppressions: { add: effect(suppressions.add) },
    approvals: { ...approvals, add: effect(approvals.add), decide: effect(approvals.decide) },
    meetings: { send: effect(meetings.send) },
    outcomes: { tell: effect(outcomes.tell) },
    bus: { say: effect(bus.say) },
  };
  return { deps: dying, effects: () => count };
}
