import * as z from "zod";
import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import { unsubscribeValue } from "#shared/domain/compliance/unsubscribe-link.ts";
import { Slot } from "#shared/domain/meetings/approval.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { ReplyToRead, replyInvocation } from "../../../functions/conversation/reply-to-read.ts";
import { DecisionsMessage } from "../../../functions/decisions/decisions.ts";
import { DeliveryEvent } from "../../../functions/mail/delivery-events/delivery-event.ts";
import { MailArrived } from "../../../functions/mail/inbound/inbound.ts";
import { MeetingsMessage } from "../../../functions/meetings/meetings.ts";
import {
  OutreachMessage,
  outreachInvocation,
} from "../../../functions/outreach/outreach-message.ts";
import { SendingMessage } from "../../../functions/sending/sending.ts";
import { LinesMessage } from "../../../functions/watch-lines/watch-lines.ts";
import { type Department, departmentFor } from "./department.ts";
import { isFaultOfStorm } from "./faults.ts";
import { type FlowTask, type FlowTimeout, isEarlierWish } from "./flows.ts";
import { Link, promisesOf } from "./promises.ts";
import type { Letter } from "./queues.ts";
import { signer } from "./signer.ts";
import type { World } from "./world.ts";

/** Does its worst at the moments that matter; each answers how many calls of others go first. */
export type Adversary = {
  /** A claim is about to be made. */
  readonly beforeClaim: (entry: OutboxEntry) => number;
  /** A meeting is about to be booked. */
  readonly beforeBooking: (meeting: { readonly id: string; readonly leadId: string }) => number;
  /** A proposal to meet is about to be laid before a person. */
  readonly beforeProposal: (leadId: string) => number;
  /** A sender has read how much its account may still send today. */
  readonly afterUsage: (entry: OutboxEntry, sent: number) => number;
};

/** Hands a message to the function of its queue. A failed or dead invocation puts it back, as SQS does. */
export function deliver(world: World, letter: Letter, adversary: Adversary): void {
  const { queue, body } = letter;
  if (queue === "flow") runTask(world, body as FlowTask, adversary);
  else if (queue === "flow-timeout") world.flows.timedOut(body as FlowTimeout);
  else if (queue === "resume") resume(world, body as PauseScope, adversary);
  else {
    const job = (department: Department) => work(department, letter);
    invoke(world, queue, adversary, job, (end) => {
      if (end === "done") promisesOf(world, letter);
      else world.queues.again(letter);
    });
  }
}

/** One invocation with a department of its own. */
export function invoke(
  world: World,
  name: string,
  adversary: Adversary,
  job: (department: Department) => Promise<unknown>,
  ended: (end: "done" | "failed" | "died", error?: unknown) => void = () => undefined,
): void {
  world.turns.start(
    name,
    (life) => job(departmentFor(world, life, adversary)),
    (end, error) => {
      if (end === "failed" && !isOurs(error)) world.ledger.surprise(name, error);
      ended(end, error);
    },
  );
}

/** Faults of the storm are no surprise, nor is a wish that waits for an earlier one; anything else is worth a look. */
function isOurs(error: unknown): boolean {
  return isFaultOfStorm(error) || isEarlierWish(error);
}

async function work(department: Department, { queue, body }: Letter): Promise<unknown> {
  const { now } = department;
  switch (queue) {
    case "sending":
      return department.sending(SendingMessage.parse(body));
    case "outreach":
      return department.outreach(outreachInvocation(OutreachMessage.parse(body), now()));
    case "inbound":
      return department.inbound(MailArrived.parse(body));
    case "deliveries":
      return department.deliveries(DeliveryEvent.parse(body));
    case "replies":
      return department.conversation(replyInvocation(ReplyToRead.parse(body)));
    case "meetings":
      return department.meetings(MeetingsMessage.parse(body));
    case "decisions":
      return department.decisions(DecisionsMessage.parse(body));
    case "lines":
      return department.lines(LinesMessage.parse(body));
    case "desk": {
      const { id, slot } = MeetingChange.parse(body);
      return slot ? department.moveMeeting(id, slot) : department.cancelMeeting(id);
    }
    case "link": {
      const { mail, leadId } = Link.parse(body);
      const value = unsubscribeValue({ leadId, id: mail.outboxId });
      return department.clickUnsubscribe(await signer.sign("unsubscribe", value));
    }
    default:
      throw new Error(`Nobody reads the queue ${queue}`);
  }
}

/** A person moves a meeting, or cancels it where no other time is named; who meets an error tries again. */
const MeetingChange = z.object({ id: z.string(), slot: Slot.optional() });
export type MeetingChange = z.infer<typeof MeetingChange>;

/** Somebody lets a paused thing go on. */
export function resume(world: World, scope: PauseScope, adversary: Adversary): void {
  invoke(world, "a person", adversary, ({ stores, now }) =>
    stores.pauses.resume(scope, "boss", now()),
  );
}

function runTask(world: World, task: FlowTask, adversary: Adversary): void {
  const { flows } = world;
  const execution = flows.begins(task);
  if (!execution) return;
  const { name, input, token } = execution;
  if (task.step === "qualify") world.ledger.wishes.comes(input.leadId);
  let decision = "";
  invoke(
    world,
    `bdr ${task.step}`,
    adversary,
    async ({ bdr }) => {
      const done = await bdr({
        runId: name,
        occasion: task.step,
        threadId: input.leadId,
        input: { ...input, step: task.step, ...(token && { taskToken: token }) },
      });
      decision = done.decision;
      world.ledger.count(`flow: ${task.step} ${decision}`);
    },
    (end, error) => {
      const { step, attempt } = task;
      world.ledger.note(input.leadId, `bdr ${step}, attempt ${attempt}: ${decision || end}`);
      if (end === "done") flows.ended(execution, task, decision);
      else flows.failed(execution, task, isEarlierWish(error) ? "earlier-wish" : "fault");
    },
  );
}
