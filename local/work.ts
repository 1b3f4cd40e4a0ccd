import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Blueprint } from "./assembly/blueprint.ts";
import { ACCOUNT, nameIn } from "./assembly/resource-names.ts";
import type { DepartmentClock } from "./clock/department-clock.ts";
import { eventService } from "./events/event-service.ts";
import { ASYNC_QUEUE, createAsyncInvocations } from "./lambda/async-invocations.ts";
import { functionLogs } from "./lambda/function-logs.ts";
import { createFunctions, type Functions } from "./lambda/functions.ts";
import { invokeApi } from "./lambda/invoke-api.ts";
import { asyncSettings, functionSettings } from "./lambda/planned-functions.ts";
import { startEventSource } from "./queues/event-source.ts";
import { eventSource, queueSettings } from "./queues/planned-queues.ts";
import { queueService } from "./queues/queue-service.ts";
import type { QueueStore } from "./queues/queue-store.ts";
import { startSchedules } from "./schedules.ts";
import { secretsService } from "./secrets.ts";
import { startStepFunctions } from "./step-functions/step-functions.ts";

type WorkOptions = {
  /** Where the functions reach SQS. */
  readonly address: string;
  readonly dataDirectory: string;
  readonly secret: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: DepartmentClock;
  readonly log: (line: string) => void;
};

/** Everything of the template that acts: functions and what wakes them. Nothing runs before `begin`. */
export function prepareWork(blueprint: Blueprint, store: QueueStore, options: WorkOptions) {
  const { dataDirectory, log, clock } = options;
  for (const queue of blueprint.queues) store.createQueue(queueSettings(queue));
  const functions = createFunctions(
    blueprint.functions.map((planned) => functionSettings(planned, blueprint.integrations)),
    options.environment,
    functionLogs(join(dataDirectory, "logs")),
    clock.shared,
  );
  const asyncInvocations = createAsyncInvocations(
    store,
    functions,
    asyncSettings(blueprint.functions, blueprint.eventInvokes),
    undefined,
    clock,
  );

  function deliver(targetArn: string, payload: string): void {
    if (targetArn.includes(":lambda:")) asyncInvocations.invokeLater(targetArn, payload);
    else store.send(nameIn(targetArn), payload);
  }

  const queues = queueService(store, (queue) => `${options.address}/${ACCOUNT}/${queue}`);
  const events = eventService({
    rules: blueprint.rules,
    buses: blueprint.eventBuses.map(({ name }) => name),
    deliver,
    log,
    now: clock.now,
  });
  async function putEvent({ source, detailType, detail }: ServiceEvent): Promise<void> {
    const entry = { Source: source, DetailType: detailType, Detail: JSON.stringify(detail) };
    await events.handle("PutEvents", { Entries: [entry] });
  }

  const stepFunctions = startStepFunctions({
    dataDirectory,
    log,
    clock,
    invokeFunction: functions.call,
    sendMessage: async (QueueUrl, MessageBody) => {
      await queues.handle("SendMessage", { QueueUrl, MessageBody });
    },
    putEvent,
  });
  for (const { arn, name, properties } of blueprint.stateMachines) {
    const { DefinitionString, DefinitionSubstitutions } = properties;
    const definition = substituted(DefinitionString, DefinitionSubstitutions);
    stepFunctions.createStateMachine({ arn, name, definition });
  }
  const listened = [
    ASYNC_QUEUE.name,
    ...blueprint.eventSources
      .filter(({ properties }) => properties.Enabled)
      .map(({ properties }) => nameIn(properties.EventSourceArn)),
  ];
  const eventSources: ReturnType<typeof startEventSource>[] = [];
  let schedules: ReturnType<typeof startSchedules> | undefined;

  async function begin(): Promise<void> {
    asyncInvocations.start();
    await stepFunctions.resume();
    for (const { properties } of blueprint.eventSources) {
      if (!properties.Enabled) continue;
      const limit = functions.find(properties.FunctionName)?.concurrency ?? 1;
      const invoke = (payload: string) => functions.invoke(properties.FunctionName, payload);
      eventSources.push(startEventSource(eventSource(properties, limit), { store, invoke }));
    }
    schedules = startSchedules(blueprint.schedules, {
      file: join(dataDirectory, "schedules.json"),
      deliver,
      clock,
    });
  }

  function isBusy(): boolean {
    return (
      functions.running() > 0 ||
      asyncInvocations.isBusy() ||
      stepFunctions.isBusy() ||
      eventSources.some((source) => source.isBusy()) ||
      listened.some(store.hasVisible)
    );
  }

  return {
    begin,
    functions,
    isBusy,
    putEvent,
    invokeApi: (request: Parameters<typeof invokeApi>[2]) =>
      invokeApi(functions, asyncInvocations, request),
    services: {
      AmazonSQS: queues,
      AWSEvents: events,
      AWSStepFunctions: stepFunctions.service,
      secretsmanager: secretsService(
        blueprint.secrets,
        options.secret,
        join(dataDirectory, "secrets"),
      ),
    },
    async close(): Promise<void> {
      schedules?.close();
      asyncInvocations.stop();
      for (const source of eventSources) source.stop();
      await stepFunctions.close();
      await untilIdle(functions);
      await functions.close();
      await Promise.all([...eventSources, asyncInvocations].map((source) => source.finished()));
    },
  };
}

/** As a service of AWS says it on the default bus. */
export type ServiceEvent = {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
};

function substituted(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const GRACE_MILLISECONDS = 5000;

async function untilIdle(functions: Functions): Promise<void> {
  const end = Date.now() + GRACE_MILLISECONDS;
  while (functions.running() > 0 && Date.now() < end) await sleep(20);
}
