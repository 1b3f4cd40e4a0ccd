import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { pcmOf, wavOf } from "#shared/domain/speech/wav.ts";
import { createAnswerCall } from "../../../functions/conversation/answer-call.ts";
import { callRun } from "../../../functions/conversation/call-run.ts";
import { createApp } from "../../../functions/http/app.ts";
import { voiceRoute } from "../../../functions/voice/voice-route.ts";
import { createVoiceTurn } from "../../../functions/voice/voice-turn.ts";
import { aLead } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { rulesAsk } from "../../support/fake-ask.ts";
import { memoryLeads } from "../../support/memory-leads.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { conversationWorld, type WorldOptions } from "../conversation/conversation-world.ts";

const dynamo = embeddedDynamo();

/** Sound that is its own text: the ears and the voice of these tests. */
const soundOf = (text: string) =>
  new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 2) * 2));
const textOf = (sound: Uint8Array) => new TextDecoder().decode(sound).trim();

async function call(options: WorldOptions & { readonly isMute?: boolean } = {}) {
  const world = await conversationWorld(dynamo(), options);
  let ticks = 0;
  const speech = {
    hear: {
      name: "test",
      transcribe: async (audio: Uint8Array) => ({ text: textOf(audio), confidence: 1 }),
    },
    say: { name: "test", speak: async (text: string) => new TextEncoder().encode(text) },
  };
  const turn = createVoiceTurn({
    conversations: world.conversations,
    speech: async () => (options.isMute ? undefined : speech),
    answer: createAnswerCall({
      ...world.deps,
      conversations: world.conversations,
      run: callRun(rulesAsk()),
    }),
    ticks: () => {
      ticks += 100;
      return ticks;
    },
  });
  const says = async (text: string, turnId: string) => {
    const answer = await turn({ leadId: "lead-1", turnId, audio: soundOf(text) });
    if (answer.kind === "refused") throw new Error(answer.reason);
    return answer;
  };
  return { ...world, turn, says };
}

test("LAW-AI-1: the first thing said on a call is that an AI system speaks, and it is said once", async () => {
  const { says } = await call();
  const first = await says("How much does it cost?", "1");
  expect(first.text).toMatch(
    /^You are talking to an AI system of Tidewater Planning\. The price is a yearly fee/,
  );
  expect(textOf(first.audio)).toBe(first.text);
  const second = await says("Where is our data stored?", "2");
  expect(second.text).toMatch(/^Your data stays in data centres in the European Union/);
});

test("LAW-AI-2: how a caller feels is read from their words alone, never from how they sound", async () => {
  const readingOf = async (sound: string) => {
    const { says, conversations } = await call();
    await says(sound, "1");
    const messages = await conversations.messages("lead-1");
    return messages.findLast(({ direction }) => direction === "in")?.reading;
  };
  const words = "That is far too expensive, I am annoyed.";
  const reading = await readingOf(words);

  expect(reading?.sentiment).toBeDefined();
  expect(await readingOf(`${words}${" ".repeat(400)}`)).toEqual(reading);
});

test("each part of a turn says how long it took", async () => {
  const { says } = await call();
  const { milliseconds } = await says("How much does it cost?", "1");
  expect(milliseconds).toEqual({ transcribe: 100, understand: 100, speak: 100, whole: 300 });
});

test("the call stands in the conversation, and a turn that is sent again is not heard twice", async () => {
  const { says, conversations } = await call();
  const first = await says("How much does it cost?", "1");
  const again = await says("How much does it cost?", "1");
  expect(again.text).toBe(first.text);
  const messages = await conversations.messages("lead-1");
  expect(messages.map(({ direction, channel }) => `${direction} ${channel}`).toSorted()).toEqual([
    "in call",
    "out call",
  ]);
});

test("whoever asks on a call to be left alone is suppressed before the answer is spoken", async () => {
  const { says, suppressions } = await call();
  const answer = await says("Please stop contacting me and remove me from your list.", "1");
  expect(answer).toMatchObject({ action: "closed", state: "closed" });
  expect(answer.text).toContain("You will not hear from us again.");
  expect(await suppressions.find({ email: "gareth.oduya@kestrel-bearings.example" })).toBeDefined();
});

test("a stop said on a call holds for the number it was said on", async () => {
  const phone = "+44 20 7946 0018";
  const lead = aLead({ person: { fullName: "Gareth Oduya", phone } });
  const { says, suppressions } = await call({ other: { leads: memoryLeads({ lead }) } });
  await says("Please stop contacting me and remove me from your list.", "1");
  expect(await suppressions.find({ phone })).toMatchObject({ scope: "phone", leadId: "lead-1" });
});

test("a wish to talk is arranged, and what nobody wrote an answer to goes to a person", async () => {
  const { says, meetings, said } = await call();
  expect((await says("Can we talk on Tuesday at 10?", "1")).action).toBe("arranging-meeting");
  expect(meetings.sent).toHaveLength(1);
  const open = await says("Does the software handle consignment stock abroad?", "2");
  expect(open.text).toContain("A person from our team will take this from here.");
  expect(said.at(-1)?.type).toBe("handoff_requested");
});

test("silence is asked for once more", async () => {
  const { says } = await call();
  expect((await says("", "1")).text).toContain("Could you say it again?");
});

test("over HTTP: a WAV file in, JSON with a WAV file and times out; without a speech service a clear no", async () => {
  const { turn } = await call();
  const answer = await post(turn, wavOf(soundOf("How much does it cost?")));
  expect(answer.status).toBe(200);
  const heard = pcmOf(Buffer.from(String(answer.json["audio"]), "base64"));
  expect(heard.kind === "pcm" && textOf(heard.pcm)).toContain("The price is a yearly fee");
  expect(answer.json["milliseconds"]).toMatchObject({ whole: 300 });

  const mute = await call({ isMute: true });
  const refused = await post(mute.turn, wavOf(soundOf("Hello")));
  expect(refused.status).toBe(422);
  expect(refused.json["detail"]).toContain("No speech service is set up");
});

test("a WAV file of another kind is refused with the reason", () => {
  const stereo = wavOf(new Uint8Array(8));
  new DataView(stereo.buffer).setUint16(22, 2, true);
  expect(pcmOf(stereo)).toMatchObject({
    kind: "unusable",
    reason: expect.stringContaining("16 kHz"),
  });
});

async function post(turn: Parameters<typeof voiceRoute>[0], body: Uint8Array) {
  const lambda = handle(createApp([voiceRoute(turn)], quietLog));
  const event = {
    version: "2.0",
    routeKey: "$default",
    rawPath: "/api/v1/conversations/lead-1/voice",
    rawQueryString: "turn=1",
    headers: { host: "api.example", "content-type": "audio/wav" },
    requestContext: {
      authorizer: {
        jwt: { claims: { sub: "1", email: "rep@seller.example", "cognito:groups": "[rep]" } },
      },
      domainName: "api.example",
      http: { method: "POST", path: "/api/v1/conversations/lead-1/voice" },
    },
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  };
  const answer = await lambda(event as never, undefined as never);
  const { statusCode, body: text } = answer as {
    readonly statusCode: number;
    readonly body: string;
  };
  return { status: statusCode, json: JSON.parse(text) as Record<string, unknown> };
}
