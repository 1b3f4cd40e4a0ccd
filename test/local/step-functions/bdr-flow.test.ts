import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { aWorld, FunctionError, until, type World } from "./support.ts";

const file = join(import.meta.dirname, "../../../infra/flows/bdr.asl.json");

function bdrFlow(approvalSeconds: number): unknown {
  const definition = readFileSync(file, "utf8")
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation fills it in.
    .replaceAll("${BdrFunction}", "bdr")
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation fills it in.
    .replaceAll("${ApprovalSeconds}", String(approvalSeconds));
  return JSON.parse(definition);
}

const Invocation = z.object({
  runId: z.string(),
  input: z.object({ step: z.string(), taskToken: z.string().optional(), round: z.int() }),
});
type Said = Readonly<Record<string, string>>;

/** A bdr agent that decides as told. */
function aFlowWorld(said: Said = {}): World {
  return aWorld({
    async invokeFunction(_name, payload) {
      const { step } = Invocation.parse(payload).input;
      if (said[step] === "fails") throw new FunctionError("ZodError", "no");
      return { leadId: "lead-1", step, decision: said[step] ?? "continue", reason: `${step} done` };
    },
  });
}

const stepsOf = ({ calls }: World) =>
  calls.map(({ payload }) => Invocation.parse(payload).input.step);

async function tokenOf(world: World, step: string): Promise<string> {
  const find = () =>
    world.calls.map(({ payload }) => Invocation.parse(payload).input).find((i) => i.step === step);
  await until(() => find() !== undefined);
  return find()?.taskToken ?? "";
}

const wish = { leadId: "lead-1", messageId: "message-1", round: 0 };

test("a proposal that a person approves is booked", async () => {
  const world = aFlowWorld({ book: "booked" });
  const { executionArn } = await world.start(bdrFlow(3600), wish, "meeting-1");
  const taskToken = await tokenOf(world, "propose");
  await world.ask("SendTaskSuccess", { taskToken, output: '{"status":"approved"}' });

  const ended = await world.ended(executionArn);
  expect(ended.status).toBe("SUCCEEDED");
  expect(JSON.parse(ended.output ?? "")).toMatchObject({ booking: { decision: "booked" } });
  expect(stepsOf(world)).toEqual(["qualify", "find-slots", "propose", "book"]);
});

test("a rejected proposal is declined", async () => {
  const world = aFlowWorld();
  const { executionArn } = await world.start(bdrFlow(3600), wish);
  const taskToken = await tokenOf(world, "propose");
  await world.ask("SendTaskSuccess", { taskToken, output: '{"status":"rejected"}' });
  await world.ended(executionArn);
  expect(stepsOf(world).at(-1)).toBe("decline");
});

test("nobody decides: a reminder, then the end", async () => {
  const world = aFlowWorld();
  const { executionArn } = await world.start(bdrFlow(0.4), wish);
  expect((await world.ended(executionArn)).status).toBe("SUCCEEDED");
  expect(stepsOf(world)).toEqual(["qualify", "find-slots", "propose", "remind", "decline"]);
});

test("a decision after the reminder counts, and the first token is closed", async () => {
  const world = aFlowWorld();
  const { executionArn } = await world.start(bdrFlow(1), wish);
  const first = await tokenOf(world, "propose");
  const second = await tokenOf(world, "remind");
  await expect(
    world.ask("SendTaskSuccess", { taskToken: first, output: '{"status":"approved"}' }),
  ).rejects.toThrow("expired");
  await world.ask("SendTaskSuccess", { taskToken: second, output: '{"status":"approved"}' });
  await world.ended(executionArn);
  expect(stepsOf(world)).toEqual(["qualify", "find-slots", "propose", "remind", "book"]);
});

test("a proposal that waits outlives a restart, and so does its timeout", async () => {
  const world = aFlowWorld({ book: "booked" });
  const { executionArn } = await world.start(bdrFlow(3600), wish);
  const taskToken = await tokenOf(world, "propose");
  await world.restart();
  await world.ask("SendTaskSuccess", { taskToken, output: '{"status":"approved"}' });
  await world.ended(executionArn);
  expect(stepsOf(world)).toEqual(["qualify", "find-slots", "propose", "book"]);

  const other = aFlowWorld();
  const waiting = await other.start(bdrFlow(0.4), wish);
  await tokenOf(other, "propose");
  await other.restart();
  await other.ended(waiting.executionArn);
  expect(stepsOf(other)).toEqual(["qualify", "find-slots", "propose", "remind", "decline"]);
});

test("a time the prospect chose from approved ones is booked without a proposal", async () => {
  const world = aFlowWorld({ "find-slots": "picked", book: "booked" });
  await world.run(bdrFlow(3600), wish);
  expect(stepsOf(world)).toEqual(["qualify", "find-slots", "book"]);
});

test("what is not worth a meeting ends at once", async () => {
  const world = aFlowWorld({ qualify: "stop" });
  expect((await world.run(bdrFlow(3600), wish)).status).toBe("SUCCEEDED");
  expect(stepsOf(world)).toEqual(["qualify"]);
});

test("a step that fails for good leaves the wish to a person", async () => {
  const world = aFlowWorld({ "find-slots": "fails" });
  expect((await world.run(bdrFlow(3600), wish)).status).toBe("SUCCEEDED");
  expect(stepsOf(world)).toEqual(["qualify", "find-slots", "decline"]);
});
