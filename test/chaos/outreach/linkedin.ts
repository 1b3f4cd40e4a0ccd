import { linkedInManual } from "#shared/adapters/linkedin-manual/linkedin-manual.ts";
import type {
  LinkedInChannel,
  LinkedInOutcome,
  LinkedInReply,
} from "#shared/ports/linkedin-channel.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import { answersOnLinkedIn } from "./prospects.ts";
import { leadOf } from "./story.ts";
import type { Life } from "./turns.ts";
import type { World } from "./world.ts";

/** The task for a person as it is, and an automation that behaves as mail servers do: it refuses, or says nothing. */
export function linkedInOf(
  world: World,
  life: Life,
  { tasks, now }: { readonly tasks: Pick<TaskStore, "add">; readonly now: () => Date },
) {
  const automation = automationOf(world, life);
  return {
    linkedIn: async (name: LinkedInChannel["name"]) =>
      name === "manual" ? linkedInManual(tasks, now) : automation,
    polledChannels: async () => [automation],
  };
}

function automationOf(world: World, life: Life): LinkedInChannel {
  const { turns, inbox, clock, arrived, ledger } = world;

  /** A reply that is in no conversation in the end: was anybody ever told of it? */
  function toldOf(replies: readonly LinkedInReply[]): readonly LinkedInReply[] {
    for (const { id } of replies) {
      const { key = "", leadId = "" } = arrived.get(`linkedin-${id}`) ?? {};
      if (!ledger.messageById(key)) ledger.note(leadId, `${life.name} is told of ${key}`);
    }
    return replies;
  }

  return {
    name: "unipile",
    abilities: { canInvite: true, canMessage: true, canReadReplies: true },
    send: ({ outboxId, profileUrl }) =>
      turns.call(life, { kind: "write", label: `LinkedIn ${outboxId}` }, async () =>
        handOver(world, life, outboxId, profileUrl),
      ),
    replies: (since) =>
      turns.call(life, { kind: "read", label: "LinkedIn inbox" }, async () =>
        toldOf(
          inbox.filter(
            ({ at }) => Date.parse(at) <= clock.milliseconds() && Date.parse(at) >= since.getTime(),
          ),
        ),
      ),
  };
}

function handOver(world: World, life: Life, outboxId: string, to: string): LinkedInOutcome {
  const { dice, ledger, calm } = world;
  const luck = calm.isCalm ? "accepted" : dice.weighted(lucks);
  const leadId = leadOf(outboxId);
  if (luck === "accepted" || luck === "delivered-and-silent") {
    // LinkedIn has no Message-IDs: what leaves twice would have the same id of ours.
    ledger.deliver({ outboxId, messageId: `linkedin ${outboxId}`, to });
    ledger.count("delivered by linkedin");
    ledger.note(leadId, `${life.name} hands ${outboxId} over on LinkedIn, and it leaves`);
    answersOnLinkedIn(world, leadId);
  }
  if (luck === "accepted") return { kind: "accepted", providerId: `l-${outboxId}` };
  if (luck === "delivered-and-silent") {
    ledger.count("left, and nobody was told");
    throw new Error("the connection was lost after the request");
  }
  if (luck === "silent") {
    ledger.count("did not leave, and nobody was told");
    throw new Error("the connection was lost before the request");
  }
  ledger.count(`refused on LinkedIn: ${luck}`);
  ledger.note(leadId, `${outboxId} refused on LinkedIn: ${luck}`);
  return { kind: "refused", type: luck, reason: `LinkedIn said ${luck}` };
}

const lucks = {
  accepted: 70,
  "delivered-and-silent": 7,
  silent: 3,
  "try-later": 6,
  "not-connected": 6,
  "not-found": 4,
  restricted: 4,
} as const;
