import * as z from "zod";
import { Link } from "./functions.ts";
import type { Letter } from "./queues.ts";
import type { World } from "./world.ts";

/** What holds from the moment a function is done with a message: whoever sent it may rely on it. */
export function promisesOf(world: World, { queue, body }: Letter): void {
  const { ledger, arrived, leads } = world;
  switch (queue) {
    case "link":
      ledger.count("unsubscribed by link");
      return ledger.promise("address", Link.parse(body).mail.to);
    case "inbound": {
      const mail = arrived.get(Arrived.parse(body).detail.object.key);
      if (!mail) return;
      ledger.count(`taken: ${mail.kind}`);
      const lead = leads.get(mail.leadId);
      if (!lead) return;
      if (ends.has(mail.kind)) ledger.promise("address", lead.address);
      if (answers.has(mail.kind)) ledger.promise("steps", lead.domain);
      return;
    }
    case "replies": {
      const message = ledger.messageById(Reply.parse(body).messageId);
      const mail = arrived.get(message?.rawKey ?? "");
      const lead = leads.get(mail?.leadId ?? "");
      if (!lead || (mail?.kind !== "stop" && mail?.kind !== "stop-company")) return;
      ledger.count("unsubscribed by words");
      return ledger.promise("address", lead.address);
    }
    case "deliveries": {
      const { detail } = Event.parse(body);
      const isHard = detail.bounce?.bounceType === "Permanent";
      const [to] = detail.mail.destination;
      if (to && (isHard || detail.complaint)) ledger.promise("address", to);
    }
  }
}

const ends = new Set(["unsubscribe", "hard-bounce", "complaint"]);
const answers = new Set(["reply", "stop", "stop-company"]);

const Arrived = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
const Reply = z.object({ messageId: z.string() });
const Event = z.object({
  detail: z.object({
    mail: z.object({ destination: z.array(z.string()) }),
    bounce: z.object({ bounceType: z.string() }).optional(),
    complaint: z.unknown(),
  }),
});
