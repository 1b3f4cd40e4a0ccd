import * as z from "zod";
import type { Letter } from "./queues.ts";
import type { World } from "./world.ts";

/** What holds from the moment a function is done with a message: whoever sent it may rely on it. */
export function promisesOf(world: World, { queue, body }: Letter): void {
  if (queue === "link") {
    world.ledger.count("unsubscribed by link");
    world.ledger.promise("person", Link.parse(body).leadId);
  } else if (queue === "inbound") ofMail(world, body);
  else if (queue === "replies") ofReply(world, body);
  else if (queue === "deliveries") ofEvent(world, body);
}

function ofMail({ ledger, arrived, leads }: World, body: unknown): void {
  const mail = arrived.get(Arrived.parse(body).detail.object.key);
  const lead = mail && leads.get(mail.leadId);
  if (!mail || !lead) return;
  ledger.count(`taken: ${mail.kind}`);
  if (ends.has(mail.kind)) ledger.promise("person", mail.leadId);
  if (mail.kind === "hard-bounce") ledger.promise("address", mail.to);
  if (answers.has(mail.kind)) ledger.promise("steps", lead.domain);
}

const ends = new Set(["unsubscribe", "complaint"]);
const answers = new Set(["reply", "stop", "stop-company"]);

function ofReply({ ledger, arrived }: World, body: unknown): void {
  const { messageId } = Reply.parse(body);
  const mail = arrived.get(ledger.messageById(messageId)?.rawKey ?? messageId);
  if (!mail || !stops.has(mail.kind)) return;
  ledger.count(
    mail.kind === "linkedin-stop" ? "unsubscribed on LinkedIn" : "unsubscribed by words",
  );
  ledger.promise("person", mail.leadId);
}

const stops = new Set(["stop", "stop-company", "linkedin-stop"]);

function ofEvent({ ledger }: World, body: unknown): void {
  const { detail } = Event.parse(body);
  const isHard = detail.bounce?.bounceType === "Permanent";
  const [to] = detail.mail.destination;
  if (to && (isHard || detail.complaint)) ledger.promise("address", to);
}

export const Link = z.object({
  leadId: z.string(),
  mail: z.object({ outboxId: z.string(), to: z.string() }),
});

const Arrived = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
const Reply = z.object({ messageId: z.string() });
const Event = z.object({
  detail: z.object({
    mail: z.object({ destination: z.array(z.string()) }),
    bounce: z.object({ bounceType: z.string() }).optional(),
    complaint: z.looseObject({}).optional(),
  }),
});
