import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";

export type SignedRequest = {
  /** As it came: Slack signs the bytes. */
  readonly body: string;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
};

const FRESH_SECONDS = 300;

/** Whether Slack sent it, within the last five minutes: an older one may be a replay. */
export function isFromSlack(
  { body, timestamp = "", signature = "" }: SignedRequest,
  signingSecret: string,
  now: Date,
): boolean {
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || age > FRESH_SECONDS) return false;
  const hash = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  const expected = Buffer.from(`v0=${hash}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export type SlackAction = {
  readonly userId: string;
  readonly userName: string;
  readonly action: "approve" | "reject";
  /** The approval's id. */
  readonly value: string;
};

const Payload = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string(), username: z.string().optional(), name: z.string().optional() }),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().max(300).optional() })),
});

/** The button somebody pressed; undefined for whatever else Slack tells, such as a link that was opened. */
export function readSlackAction(body: string): SlackAction | undefined {
  const payload = Payload.safeParse(tryParseJson(new URLSearchParams(body).get("payload") ?? ""));
  if (!payload.success) return undefined;
  const { user, actions } = payload.data;
  const [pressed] = actions;
  const action = pressed?.action_id;
  if ((action !== "approve" && action !== "reject") || !pressed?.value) return undefined;
  const userName = user.username ?? user.name ?? user.id;
  return { userId: user.id, userName, action, value: pressed.value };
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
