import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVirtualClock } from "../../../local/clock/virtual-clock.ts";
import { type Department, startDepartment } from "../../../local/department.ts";
import { aWorkplace, type Workplace } from "../fixture-assembly.ts";
import { aFunction, aQueue, aQueueSource } from "../fixture-resources.ts";

const at = (time: string): number => Date.parse(time);
const start = new Date("2026-03-02T08:00:00Z");

describe("a clock that stands still", () => {
  test("what falls due on the way happens in its order and at its own time", () => {
    const clock = createVirtualClock(start);
    const seen: string[] = [];
    const note = (name: string) => () =>
      seen.push(`${name} ${new Date(clock.now()).toISOString().slice(11, 16)}`);
    clock.callAt(at("2026-03-02T10:00:00Z"), note("late"));
    clock.callAt(at("2026-03-02T09:00:00Z"), note("early"));
    clock.callAt(at("2026-03-02T12:00:00Z"), note("after"));

    clock.advanceTo(at("2026-03-02T11:00:00Z"));

    expect(seen).toEqual(["early 09:00", "late 10:00"]);
    expect(clock.now()).toBe(at("2026-03-02T11:00:00Z"));
    expect(clock.nextDue()).toBe(at("2026-03-02T12:00:00Z"));
  });

  test("what only looks around happens once a jump, at its end, and is no reason to stop", () => {
    const clock = createVirtualClock(start);
    const looks: number[] = [];
    const look = (): void => {
      looks.push(clock.now());
      clock.callAt(clock.now() + 60_000, look, "once-per-jump");
    };
    clock.callAt(start.getTime() + 60_000, look, "once-per-jump");

    expect(clock.nextDue()).toBeUndefined();
    clock.advanceTo(at("2026-03-02T11:00:00Z"));
    expect(looks).toEqual([at("2026-03-02T11:00:00Z")]);
  });

  test("time never goes back, and what was cancelled does not happen", () => {
    const clock = createVirtualClock(start);
    let calls = 0;
    const cancel = clock.callAt(start.getTime() + 1000, () => {
      calls += 1;
    });
    cancel();
    clock.advanceTo(start.getTime() + 5000);
    clock.advanceTo(start.getTime());

    expect(calls).toBe(0);
    expect(clock.now()).toBe(start.getTime() + 5000);
  });
});

test("a running clock goes on by itself from where it was moved", async () => {
  const clock = createVirtualClock(start, "running");
  clock.advanceTo(at("2026-04-01T00:00:00Z"));
  const fired = await new Promise<number>((resolve) =>
    clock.callAt(clock.now() + 20, () => resolve(clock.now())),
  );

  expect(fired - at("2026-04-01T00:00:00Z")).toBeGreaterThanOrEqual(19);
});

const stamp = `
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
const queues = new SQSClient();
export async function handler({ Records = [] }) {
  for (const { body } of Records) {
    if (body === "fail") throw new Error("not now");
    if (body.startsWith("{")) await queues.send(new SendMessageCommand({ QueueUrl: process.env.OUT, MessageBody: new Date().toISOString() }));
  }
  return { iso: new Date().toISOString(), now: Date.now(), called: Date(), isDate: new Date(0) instanceof Date, parsed: new Date("2020-01-01").getUTCFullYear() };
}`;

describe("a department on a virtual clock", () => {
  const clock = createVirtualClock(start);
  let workplace: Workplace;
  let department: Department;

  beforeAll(async () => {
    workplace = await aWorkplace({
      Agents: {
        code: { stamp },
        resources: {
          Work: aQueue({ VisibilityTimeout: 60 }),
          Out: aQueue(),
          Stamp: aFunction("stamp", { Environment: { Variables: { OUT: { Ref: "Out" } } } }),
          Source: aQueueSource("Work", "Stamp"),
          Daily: {
            Type: "AWS::Scheduler::Schedule",
            Properties: {
              ScheduleExpression: "cron(0 9 * * ? *)",
              ScheduleExpressionTimezone: "Europe/London",
              FlexibleTimeWindow: { Mode: "OFF" },
              Target: { Arn: { "Fn::GetAtt": ["Work", "Arn"] }, RoleArn: "none", Input: "{}" },
            },
          },
        },
        outputs: { Out: { Value: { Ref: "Out" } }, Stamp: { Value: { Ref: "Stamp" } } },
      },
    });
    department = await startDepartment({
      assembly: workplace.assembly,
      dataDirectory: workplace.data,
      secret: {},
      environment: {},
      log: () => undefined,
      clock,
    });
  });

  afterAll(async () => {
    await department.close();
    await workplace.remove();
  });

  test("functions take its time for the present, and other dates for what they are", async () => {
    const answer = await department.invoke(department.outputs("Stamp") ?? "", {});
    expect(answer).toEqual({
      iso: start.toISOString(),
      now: start.getTime(),
      called: expect.stringContaining("Mar 02 2026"),
      isDate: true,
      parsed: 2020,
    });
  });

  test("a daily schedule fires at its hour of each day that passes, and its work is waited for", async () => {
    for (let day = 0; day < 3; day += 1) {
      clock.advanceTo(clock.nextDue() ?? Number.NaN);
      await department.settled();
    }

    expect(new Date(clock.now()).toISOString()).toBe("2026-03-04T09:00:00.000Z");
    const { SQSClient, ReceiveMessageCommand } = await import("@aws-sdk/client-sqs");
    const queues = new SQSClient({
      region: "us-east-1",
      endpoint: department.awsUrl,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({
        QueueUrl: department.outputs("Out"),
        MaxNumberOfMessages: 10,
      }),
    );
    queues.destroy();
    expect(Messages.map(({ Body }) => Body).toSorted()).toEqual([
      "2026-03-02T09:00:00.000Z",
      "2026-03-03T09:00:00.000Z",
      "2026-03-04T09:00:00.000Z",
    ]);
  });
});
