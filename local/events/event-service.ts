import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { PlannedRule } from "../assembly/blueprint.ts";
import { ACCOUNT, nameIn, REGION } from "../assembly/resource-names.ts";
import { AwsError, type AwsService } from "../aws-service.ts";
import { matches } from "./pattern.ts";
import { targetInput } from "./target-input.ts";

type EventServiceDeps = {
  readonly rules: readonly PlannedRule[];
  readonly buses: readonly string[];
  /** Must have stored the message before it returns, so that an accepted event is never lost. */
  readonly deliver: (targetArn: string, payload: string) => void;
  readonly log: (line: string) => void;
  readonly now?: () => number;
};

/** EventBridge: PutEvents, rules, and their targets. */
export function eventService({
  rules,
  buses,
  deliver,
  log,
  now = Date.now,
}: EventServiceDeps): AwsService {
  const known = new Set(["default", ...buses]);

  function publish(entry: Entry): Record<string, string> {
    const bus = nameIn(entry.EventBusName);
    if (!known.has(bus)) {
      return { ErrorCode: "ResourceNotFoundException", ErrorMessage: `No event bus ${bus}` };
    }
    const event = toEvent(entry, now());
    for (const { properties } of rules) {
      const isListening = properties.State === "ENABLED" && nameIn(properties.EventBusName) === bus;
      if (!isListening || !matches(properties.EventPattern, event)) continue;
      for (const target of properties.Targets) {
        send(target.Arn, target.DeadLetterConfig?.Arn, targetInput(target, event));
      }
    }
    return { EventId: event.id };
  }

  function send(arn: string, deadLetterArn: string | undefined, payload: string): void {
    try {
      deliver(arn, payload);
    } catch (error) {
      log(`An event did not reach ${arn}: ${error}`);
      if (deadLetterArn !== undefined) deliver(deadLetterArn, payload);
    }
  }

  return {
    async handle(operation, input) {
      if (operation !== "PutEvents") {
        throw new AwsError("InvalidAction", `EventBridge ${operation} does not run here`);
      }
      const { Entries } = PutEvents.parse(input);
      if (JSON.stringify(Entries).length > LARGEST_REQUEST) {
        throw new AwsError("ValidationException", "Total size of the entries is over 256 KB");
      }
      const results = Entries.map(publish);
      const failed = results.filter(({ ErrorCode }) => ErrorCode !== undefined);
      return { FailedEntryCount: failed.length, Entries: results };
    },
  };
}

const Entry = z.object({
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("Detail is malformed.");
      return z.NEVER;
    }
  }),
  EventBusName: z.string().default("default"),
  Resources: z.array(z.string()).default([]),
  Time: z.number().optional(),
});
type Entry = z.infer<typeof Entry>;

const PutEvents = z.object({ Entries: z.array(Entry).min(1).max(10) });

const LARGEST_REQUEST = 262_144;

function toEvent(entry: Entry, now: number) {
  const time = new Date(entry.Time === undefined ? now : entry.Time * 1000);
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": entry.DetailType,
    source: entry.Source,
    account: ACCOUNT,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: REGION,
    resources: entry.Resources,
    detail: entry.Detail,
  };
}
