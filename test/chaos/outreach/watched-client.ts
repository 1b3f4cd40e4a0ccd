import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { bookWrite } from "./book-write.ts";
import type { Dice } from "./dice.ts";
import type { Ledger } from "./ledger.ts";
import type { Life, Turns } from "./turns.ts";

type WatchedClientDeps = {
  readonly real: DynamoDBDocumentClient;
  readonly turns: Turns;
  readonly dice: Dice;
  readonly ledger: Ledger;
  /** Called when a claim is about to be made; answers how many others go before it. */
  readonly beforeClaim: (entry: OutboxEntry) => number;
};

type Command = Parameters<DynamoDBDocumentClient["send"]>[0];
type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const STALE_READS = 0.05;

/** The DynamoDB of one invocation: every request waits for its turn, and what became durable goes into the ledger. */
export function watchedClient(deps: WatchedClientDeps, life: Life): DynamoDBDocumentClient {
  const { real, turns, dice, ledger, beforeClaim } = deps;
  const indexes = new Map<string, unknown>();

  async function send(command: Command): Promise<unknown> {
    const isRead =
      command instanceof GetCommand ||
      command instanceof QueryCommand ||
      command instanceof BatchGetCommand;
    const claimed = command instanceof TransactWriteCommand ? claimedIn(command) : undefined;
    const label = labelOf(command, claimed);
    const stale = command instanceof QueryCommand ? staleKey(command) : undefined;

    return turns.call(
      life,
      { kind: isRead ? "read" : "write", label, isClaim: claimed !== undefined },
      async () => {
        // An index is behind its table.
        if (stale && indexes.has(stale) && dice.chance(STALE_READS)) return indexes.get(stale);
        try {
          // The commands are the client's own; only their union is too wide for its overloads.
          const answer: unknown = await real.send(command as GetCommand);
          if (stale) indexes.set(stale, answer);
          if (!isRead) bookWrite(ledger, command, life);
          return answer;
        } catch (error) {
          if (claimed) bookRefusal(ledger, command as TransactWriteCommand, error, life);
          throw error;
        }
      },
      claimed ? beforeClaim(claimed) : 0,
    );
  }

  return new Proxy(real, {
    get: (target, name) => (name === "send" ? send : Reflect.get(target, name)),
  });
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
  const failed = (input.TransactItems ?? []).filter(
    (_, index) => reasons[index]?.Code === "ConditionalCheckFailed",
  );
  for (const item of failed) ledger.count(`claim held back: ${conditionOf(item)}`);
  const entry = claimedIn({ input } as TransactWriteCommand);
  if (entry) {
    const why = failed.map(conditionOf).join(", ");
    ledger.note(entry.leadId, `${life.name} may not claim ${entry.id}: ${why}`);
  }
}

function conditionOf(item: TransactItem): string {
  const key = item.Put?.Item ?? item.ConditionCheck?.Key ?? item.Update?.Key ?? {};
  const { pk, sk } = key as { readonly pk: string; readonly sk: string };
  if (sk.startsWith("OUT#")) return "not planned any more";
  if (pk.startsWith("SUPPRESSED#")) return "suppressed";
  if (pk === "PAUSES") return `paused ${sk.split("#")[0]}`;
  if (sk === "STOP") return "company answered";
  if (sk === "HEAD") return "sequence stopped";
  return sk === "PACE" ? "pace" : "cap";
}
