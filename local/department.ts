import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startApiFront } from "./api-front/api-front.ts";
import { plannedApi } from "./api-front/planned-api.ts";
import { readBlueprint } from "./assembly/blueprint.ts";
import { readCloudAssembly } from "./assembly/cloud-assembly.ts";
import { type DepartmentClock, machineClock } from "./clock/department-clock.ts";
import { settledWhen } from "./clock/settled.ts";
import { startDatabase } from "./database.ts";
import { lockDepartment } from "./department-lock.ts";
import { startFrontDoor } from "./front-door.ts";
import { type DepartmentMail, startMail } from "./mail/department-mail.ts";
import type { FaultOf } from "./mail/transport-fault.ts";
import { objectAnnouncements } from "./object-storage/object-announcements.ts";
import { startObjectStorage } from "./object-storage/object-storage.ts";
import { pagesInOrder } from "./pages/pages-in-order.ts";
import { startPages } from "./pages/start-page.ts";
import { deadLetters } from "./queues/dead-letters.ts";
import { openQueueStore } from "./queues/queue-store.ts";
import { withDuplicates } from "./queues/with-duplicates.ts";
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
  /** That of the machine when it is left out; a virtual one lets days pass in minutes. */
  readonly clock?: DepartmentClock;
  /** What goes wrong when the department hands over a mail; nothing when it is left out. */
  readonly mailFault?: FaultOf;
  /** Whether a message of a queue comes twice, as SQS allows itself; never when it is left out. */
  readonly comesTwice?: (queue: string) => boolean;
};

export type Department = {
  readonly url: string;
  /** Where the AWS SDK finds its queues, events, secrets, functions and flows. */
  readonly awsUrl: string;
  /** An output of the template by its name, or undefined. */
  readonly outputs: (name: string) => string | undefined;
  /** Rejects with FunctionError when the function fails. */
  readonly invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  readonly mail: DepartmentMail;
  /** Where the AWS SDK finds the tables. */
  readonly databaseUrl: string;
  /** How many messages were given up, by dead-letter queue. */
  readonly givenUp: () => ReadonlyMap<string, number>;
  /** Resolves when nothing is under way: what is left waits for a time, a person, or a token. */
  readonly settled: (isQuietBesides?: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Runs the synthesized template on this machine until it is closed. Its data outlives it. */
export async function startDepartment(options: DepartmentOptions): Promise<Department> {
  const { assembly, port = 0, log, clock = machineClock } = options;
  const dataDirectory = resolve(options.dataDirectory);
  await mkdir(dataDirectory, { recursive: true });
  await using opened = new AsyncDisposableStack();

  const lock = await lockDepartment(dataDirectory);
  opened.defer(lock.release);
  const frontDoor = await startFrontDoor(log, clock.now);
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
  const objectStorage = await startObjectStorage({
    directory: join(dataDirectory, "objects"),
    now: () => new Date(clock.now()),
    onWritten: (bucket, object) => void announceObject(bucket, object),
  });
  opened.defer(() => objectStorage.close());
  await createTables(database.url, blueprint.tables);
  for (const { name } of blueprint.buckets) await objectStorage.createBucket(name);
  const queueStore = openQueueStore(join(dataDirectory, "queues.sqlite"), clock);
  opened.defer(queueStore.close);
  const store = options.comesTwice ? withDuplicates(queueStore, options.comesTwice) : queueStore;
  const mail = await startMail({
    dataDirectory,
    blueprint,
    clock,
    faultOf: options.mailFault ?? (() => undefined),
    storeObject: objectStorage.write,
    emit: (event) => work.putEvent(event),
  });
  opened.defer(mail.close);

  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: database.url,
    AWS_ENDPOINT_URL_S3: objectStorage.url,
    AWS_ENDPOINT_URL_SQS: frontDoor.url,
    AWS_ENDPOINT_URL_SFN: frontDoor.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: frontDoor.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: frontDoor.url,
    AWS_ENDPOINT_URL_LAMBDA: frontDoor.url,
    AWS_ENDPOINT_URL_SES: frontDoor.url,
    AWS_ENDPOINT_URL_SESV2: frontDoor.url,
  };
  const work = prepareWork(blueprint, store, {
    address: frontDoor.url,
    dataDirectory,
    secret: { SMTP_URL: mail.smtpUrl, ...options.secret },
    log,
    environment: { ...options.environment, ...endpoints },
    clock,
  });
  opened.defer(work.close);
  const announceObject = objectAnnouncements(blueprint.buckets, work.putEvent);
  frontDoor.open(
    work.services,
    work.invokeApi,
    { ses: mail.service, email: mail.service },
    { "/v2/email/": mail.account },
  );
  const api = plannedApi(blueprint, work.functions.invoke);
  await work.begin();
  if (api) {
    const besides = pagesInOrder(
      startPages(() => apiFront.url),
      mail.pages,
    );
    apiFront.open({ ...api, besides });
  }
  opened.defer(apiFront.shut);

  const running = opened.move();
  return {
    url: apiFront.url,
    awsUrl: frontDoor.url,
    outputs: blueprint.outputs,
    invoke: work.functions.call,
    mail,
    databaseUrl: database.url,
    givenUp: () => deadLetters(store),
    settled: (isQuietBesides = () => true) =>
      settledWhen(() => !work.isBusy() && !mail.isBusy() && isQuietBesides()),
    close: () => running.disposeAsync(),
  };
}
