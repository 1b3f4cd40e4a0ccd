import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startApiFront } from "./api-front/api-front.ts";
import { plannedApi } from "./api-front/planned-api.ts";
import { readBlueprint } from "./assembly/blueprint.ts";
import { readCloudAssembly } from "./assembly/cloud-assembly.ts";
import { startDatabase } from "./database.ts";
import { lockDepartment } from "./department-lock.ts";
import { startFrontDoor } from "./front-door.ts";
import { startObjectStorage } from "./object-storage/object-storage.ts";
import { openQueueStore } from "./queues/queue-store.ts";
import { createTables } from "./tables.ts";
import { prepareWork } from "./work.ts";

export type DepartmentOptions = {
  /** The synthesized CDK app. */
  readonly assembly: string;
  readonly dataDirectory: string;
  /** Of the HTTP API; a free one when it is left out. */
  readonly port?: number;
  /** Values that the person at the laptop gives for the secrets of the template. */
  readonly secret: Readonly<Record<string, string>>;
  /** Variables that every function gets on top of those the template gives it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
};

export type Department = {
  readonly url: string;
  /** Where the AWS SDK finds its queues, events, secrets, functions and flows. */
  readonly awsUrl: string;
  /** An output of the template by its name, or undefined. */
  readonly outputs: (name: string) => string | undefined;
  /** Rejects with FunctionError when the function fails. */
  readonly invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Runs the synthesized template on this machine until it is closed. Its data outlives it. */
export async function startDepartment(options: DepartmentOptions): Promise<Department> {
  const { assembly, port = 0, log } = options;
  const dataDirectory = resolve(options.dataDirectory);
  await mkdir(dataDirectory, { recursive: true });
  await using opened = new AsyncDisposableStack();

  const lock = await lockDepartment(dataDirectory);
  opened.defer(lock.release);
  const frontDoor = await startFrontDoor(log);
  opened.defer(frontDoor.close);
  const apiFront = await startApiFront(port, log);
  opened.defer(apiFront.close);

  const stacks = await readCloudAssembly(assembly);
  const blueprint = readBlueprint(stacks, { aws: frontDoor.url, api: apiFront.url });

  const database = await startDatabase(join(dataDirectory, "tables.sqlite"), (code) => {
    log(`The database ended by itself with code ${code}, so the department stops. Start it again.`);
    process.exitCode = 1;
    process.kill(process.pid, "SIGTERM");
  });
  opened.defer(database.close);
  lock.describe({ url: apiFront.url, children: [database.process] });
  const objectStorage = await startObjectStorage({ directory: join(dataDirectory, "objects") });
  opened.defer(() => objectStorage.close());
  await createTables(database.url, blueprint.tables);
  for (const { name } of blueprint.buckets) await objectStorage.createBucket(name);
  const store = openQueueStore(join(dataDirectory, "queues.sqlite"));
  opened.defer(store.close);

  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: database.url,
    AWS_ENDPOINT_URL_S3: objectStorage.url,
    AWS_ENDPOINT_URL_SQS: frontDoor.url,
    AWS_ENDPOINT_URL_SFN: frontDoor.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: frontDoor.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: frontDoor.url,
    AWS_ENDPOINT_URL_LAMBDA: frontDoor.url,
  };
  const work = prepareWork(blueprint, store, {
    address: frontDoor.url,
    dataDirectory,
    secret: options.secret,
    log,
    environment: { ...options.environment, ...endpoints },
  });
  opened.defer(work.close);
  frontDoor.open(work.services, work.invokeApi);
  const api = plannedApi(blueprint, work.functions.invoke);
  await work.begin();
  if (api) apiFront.open(api);
  opened.defer(apiFront.shut);

  const running = opened.move();
  return {
    url: apiFront.url,
    awsUrl: frontDoor.url,
    outputs: blueprint.outputs,
    invoke: work.functions.call,
    close: () => running.disposeAsync(),
  };
}
