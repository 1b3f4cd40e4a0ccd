import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Clock } from "#shared/ports/clock.ts";
import type { Limiter, Rate, Taken } from "#shared/ports/limiter.ts";
import { holds } from "./conditional.ts";

/** A GCRA limiter: one number per key, the time at which it would be rested again, moved by conditional updates. */
export function dynamoLimiter(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
): Limiter {
  const refused = new Map<string, number>();

  // A refusal holds until its time, so a crowd at the gate does not become a crowd at one partition.
  const unlessRefused = async (key: string, take: (now: number) => Promise<Taken>) => {
    const now = clock().getTime();
    const until = refused.get(key) ?? 0;
    if (until > now) return limitedUntil(until);
    refused.delete(key);
    const taken = await take(now);
    if (taken.kind === "limited") refused.set(key, taken.retryAt.getTime());
    return taken;
  };

  return {
    async take(key, rate) {
      const item = { TableName: tableName, Key: { pk: `limit#${key}`, sk: "rate" } };
      return unlessRefused(`rate#${key}`, (now) => takeByRate(client, item, rate, now));
    },
    async takeOfDay(key, { perDay }) {
      return unlessRefused(`day#${key}`, (now) => {
        const sk = `day#${new Date(now).toISOString().slice(0, 10)}`;
        const item = { TableName: tableName, Key: { pk: `limit#${key}`, sk } };
        return takeOfDay(client, item, perDay, now);
      });
    },
  };
}

type ItemAddress = Pick<UpdateCommandInput, "TableName" | "Key">;

async function takeByRate(
  client: DynamoDBDocumentClient,
  item: ItemAddress,
  rate: Rate,
  now: number,
): Promise<Taken> {
  const { interval, tolerance } = spacing(rate);
  const latest = now + tolerance;
  const expiresAt = secondsOf(latest + interval) + 60;

  const advance = () =>
    restedAtUnlessWritten(client, {
      ...item,
      UpdateExpression: "SET restedAt = restedAt + :interval, expiresAt = :expiresAt",
      ConditionExpression: "restedAt > :now AND restedAt <= :latest",
      ExpressionAttributeValues: {
        ":interval": interval,
        ":now": now,
        ":latest": latest,
        ":expiresAt": expiresAt,
      },
    });
  const restart = () =>
    restedAtUnlessWritten(client, {
      ...item,
      UpdateExpression: "SET restedAt = :restedAt, expiresAt = :expiresAt",
      ConditionExpression: "attribute_not_exists(restedAt) OR restedAt <= :now",
      ExpressionAttributeValues: {
        ":restedAt": now + interval,
        ":now": now,
        ":expiresAt": expiresAt,
      },
    });

  // The third step is for the caller whose restart lost against another's restart.
  let restedAt = now;
  for (const step of [advance, restart, advance]) {
    const found = await step();
    if (found === "written") return { kind: "taken" };
    restedAt = found;
    if (restedAt > latest) break;
  }
  return limitedUntil(Math.max(restedAt - tolerance, now + 1));
}

/** So spaced that the burst and the steady calls after it stay within `perPeriod` in any window. */
function spacing({ perPeriod, periodSeconds, burst }: Rate): {
  interval: number;
  tolerance: number;
} {
  const together = Math.min(perPeriod, Math.max(1, burst ?? Math.floor(perPeriod / 10)));
  const interval = Math.ceil((periodSeconds * 1000) / (perPeriod - together + 1));
  return { interval, tolerance: (together - 1) * interval };
}

async function restedAtUnlessWritten(
  client: DynamoDBDocumentClient,
  update: UpdateCommandInput,
): Promise<"written" | number> {
  try {
    await client.send(
      new UpdateCommand({ ...update, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
    );
    return "written";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      const { restedAt } = error.Item ?? {};
      return Number(restedAt?.N ?? 0);
    }
    throw error;
  }
}

async function takeOfDay(
  client: DynamoDBDocumentClient,
  item: ItemAddress,
  perDay: number,
  now: number,
): Promise<Taken> {
  const midnight = new Date(now).setUTCHours(24, 0, 0, 0);
  const update = new UpdateCommand({
    ...item,
    UpdateExpression: "SET expiresAt = :expiresAt ADD taken :one",
    ConditionExpression: "attribute_not_exists(taken) OR taken < :perDay",
    ExpressionAttributeValues: {
      ":one": 1,
      ":perDay": perDay,
      ":expiresAt": secondsOf(midnight) + 3600,
    },
  });
  const isWithin = await holds(() => client.send(update));
  return isWithin ? { kind: "taken" } : limitedUntil(midnight);
}

function limitedUntil(time: number): Taken {
  return { kind: "limited", retryAt: new Date(time) };
}

function secondsOf(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
