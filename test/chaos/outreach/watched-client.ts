import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { bookWrite } from "./book-write.ts";
import type { StormClock } from "./clock.ts";
import type { Dice } from "./dice.ts";
import { faultOfStorm } from "./faults.ts";
import type { Adversary } from "./functions.ts";
import type { Ledger } from "./ledger.ts";
import type { Life, Turns } from "./turns.ts";

type WatchedClientDeps = {
  readonly real: DynamoDBDocumentClient;
  readonly turns: Turns;
  readonly dice: Dice;
  readonly ledger: Ledger;
  readonly clock: StormClock;
  readonly calm: { readonly isCalm: boolean };
  readonly adversary: Adversary;
};

type Command = Parameters<DynamoDBDocumentClient["send"]>[0];
type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const STALE_READS = 0.05;
/** What was written just now may be missing from an index. */
const GAPS = 0.15;
const LOST_BOOKINGS = 0.3;
const MINUTE = 60_000;

/** The DynamoDB of one invocation: every request waits for its turn, and what became durable goes into the ledger. */
export function watchedClient(deps: WatchedClientDeps, life: Life): DynamoDBDocumentClient {
  const { real, turns, dice, clock, calm, ledger, adversary } = deps;
  const indexes = new Map<string, unknown>();
  let entryRead: OutboxEntry | undefined;
  let slowness = 0;

  async function send(command: Command): Promise<unknown> {
    const isRead =
      command instanceof GetCommand ||
      command instanceof QueryCommand ||
      command instanceof BatchGetCommand;
    const claimed = command instanceof TransactWriteCommand ? claimedIn(command) : undefined;
    const label = labelOf(command, claimed);
    const stale = command instanceof QueryCommand ? staleKey(command) : undefined;
    const isSlow = slowness > 0;
    const booked = command instanceof TransactWriteCommand ? bookedIn(command) : undefined;
    const proposedTo = command instanceof TransactWriteCommand ? proposedIn(command) : undefined;
    const hold =
      slowness +
      (claimed ? adversary.beforeClaim(claimed) : 0) +
      (booked ? adversary.beforeBooking(booked) : 0) +
      (proposedTo ? adversary.beforeProposal(proposedTo) : 0);
    slowness = 0;

    return turns.call(
      life,
      { kind: isRead ? "read" : "write", label, isClaim: claimed !== undefined },
      async () => {
        if (isSlow) clock.to(clock.milliseconds() + dice.between(6, 40) * MINUTE);
        // An index is behind its table.
        if (stale && indexes.has(stale) && dice.chance(STALE_READS)) return indexes.get(stale);
        try {
          // The commands are the client's own; only their union is too wide for its overloads.
          const answer: unknown = await real.send(command as GetCommand);
          if (stale) {
            indexes.set(stale, answer);
            if (!calm.isCalm && dice.chance(GAPS)) return withGaps(answer);
          }
          if (!isRead) bookWrite(ledger, command, life);
          // Few meetings are booked, so that luck alone would hardly ever have one booked again.
          if (booked && !calm.isCalm && dice.chance(LOST_BOOKINGS)) {
            throw faultOfStorm("the booking gave no answer");
          }
          if (command instanceof GetCommand) notice(command, answer);
          return answer;
        } catch (error) {
          if (claimed) bookRefusal(ledger, command as TransactWriteCommand, error, life);
          else if (command instanceof TransactWriteCommand) bookTaken(ledger, command, error);
          throw error;
        }
      },
      hold,
    );
  }

  function withGaps(answer: unknown): unknown {
    const { Items = [], ...rest } = Page.parse(answer);
    return { ...rest, Items: Items.filter(() => dice.chance(0.6)) };
  }

  function notice({ input }: GetCommand, answer: unknown): void {
    const { pk, sk } = keyOf(input.Key);
    if (sk.startsWith("OUT#")) entryRead = Found.parse(answer).Item?.entry;
    if (!entryRead || pk !== `ACCOUNT#${entryRead.accountId}` || !sk.startsWith("DAY#")) return;
    if (entryRead.kind !== "step" || entryRead.status !== "planned") return;
    slowness = adversary.afterUsage(entryRead, Found.parse(answer).Item?.sent ?? 0);
  }

  return new Proxy(real, {
    get: (target, name) => (name === "send" ? send : Reflect.get(target, name)),
  });
}

const Found = z.object({
  Item: z.object({ entry: OutboxEntry.optional(), sent: z.number().optional() }).optional(),
});
const Page = z.looseObject({ Items: z.array(z.unknown()).optional() });
const Key = z.object({ pk: z.string(), sk: z.string() });

function keyOf(key: unknown): z.infer<typeof Key> {
  return Key.safeParse(key).data ?? { pk: "", sk: "" };
}

function staleKey({ input }: QueryCommand): string | undefined {
  return input.IndexName && JSON.stringify(input);
}

function labelOf(command: Command, claimed: OutboxEntry | undefined): string {
  if (claimed) return `claim of ${claimed.id}`;
  return command.constructor.name.replace("Command", "").toLowerCase();
}

/** The entry that a transaction would claim. */
function claimedIn({ input }: TransactWriteCommand): OutboxEntry | undefined {
  const item = input.TransactItems?.[0]?.Put?.Item;
  const read = OutboxEntry.safeParse(item?.["entry"]);
  return read.data?.status === "claimed" ? read.data : undefined;
}

/** Which condition of the claim held it back: each of them has to have been needed. */
function bookRefusal(
  ledger: Ledger,
  { input }: TransactWriteCommand,
  error: unknown,
  life: Life,
): void {
  if (!(error instanceof TransactionCanceledException)) return;
  const reasons = error.CancellationReasons ?? [];
  const failed = (input.TransactItems ?? []).flatMap((item, index) => {
    const { Code, Item: before } = reasons[index] ?? {};
    return Code === "ConditionalCheckFailed" ? [conditionOf(item, before)] : [];
  });
  for (const condition of failed) ledger.count(`claim held back: ${condition}`);
  const entry = claimedIn({ input } as TransactWriteCommand);
  if (entry) {
    ledger.note(entry.leadId, `${life.name} may not claim ${entry.id}: ${failed.join(", ")}`);
  }
}

/** The meeting that a transaction would book. */
function bookedIn({ input: { TransactItems = [] } }: TransactWriteCommand) {
  return NewMeeting.safeParse(TransactItems[0]?.Put?.Item).data?.meeting;
}

const NewMeeting = z.object({
  sk: z.literal("MEETING"),
  meeting: z.object({ id: z.string(), leadId: z.string(), version: z.literal(1) }),
});

/** The lead of the proposal to meet that a transaction would lay before a person, or let go at once. */
function proposedIn({ input: { TransactItems = [] } }: TransactWriteCommand): string | undefined {
  const proposed = NewProposal.safeParse(TransactItems[0]?.Put?.Item).data;
  return proposed?.approval.leadId;
}

const NewProposal = z.object({
  sk: z.literal("APPROVAL"),
  approval: z.object({
    leadId: z.string(),
    version: z.literal(1),
    proposal: z.object({ kind: z.literal("meeting") }),
  }),
});

/** A meeting that another one is in the way of, or that stands already. */
function bookTaken(ledger: Ledger, { input }: TransactWriteCommand, error: unknown): void {
  if (!(error instanceof TransactionCanceledException)) return;
  for (const [index, { Code }] of (error.CancellationReasons ?? []).entries()) {
    const { Put, ConditionCheck } = input.TransactItems?.[index] ?? {};
    const { pk } = keyOf(Put?.Item ?? ConditionCheck?.Key);
    if (Code !== "ConditionalCheckFailed") continue;
    if (pk.startsWith("MEETING-TIMES#")) ledger.count("time of a meeting taken");
    else if (pk.startsWith("MEETING#")) ledger.count("meeting stands already");
    else if (pk.startsWith("APPROVAL#")) ledger.count("booking after its decision was over");
    else if (pk.startsWith("NEWEST-MEETING-OF#")) ledger.count("wish overtaken by another");
  }
}

function conditionOf(item: TransactItem, before: CancellationReason["Item"]): string {
  const { pk, sk } = keyOf(item.Put?.Item ?? item.ConditionCheck?.Key ?? item.Update?.Key);
  if (sk.startsWith("OUT#")) {
    const isPlanned = before?.["entry"]?.M?.["status"]?.S === "planned";
    return isPlanned ? "changed since it was read" : "not planned any more";
  }
  if (pk.startsWith("SUPPRESSED#")) return "suppressed";
  if (pk === "PAUSES") return `paused ${sk.split("#")[0]}`;
  if (sk === "STOP") return "company answered";
  if (sk === "HEAD") return "sequence stopped";
  return sk === "PACE" ? "pace" : "cap";
}
