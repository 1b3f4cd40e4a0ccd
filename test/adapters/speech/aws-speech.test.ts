import {
  BadRequestException,
  InternalFailureException,
  LimitExceededException,
  ServiceUnavailableException,
  StartStreamTranscriptionCommand,
  TranscribeStreamingClient,
} from "@aws-sdk/client-transcribe-streaming";
import { AwsClient } from "aws4fetch";
import { describe, expect, test } from "vitest";
import { pollyVoice } from "#shared/adapters/polly/polly-voice.ts";
import { transcribeEars } from "#shared/adapters/transcribe/transcribe-ears.ts";
import { hasContracts, vendorContract } from "../../support/vendor-contract.ts";
import { vendorServer } from "../../support/vendor-server.ts";
import { audio, earsContract, KEY, type Trouble, voiceContract } from "./speech-contract.ts";

const statuses = { limited: 429, down: 500, "key-refused": 403 } as const;

async function polly(trouble: Trouble = "none") {
  const server = await vendorServer(() =>
    trouble === "none" ? { bytes: audio } : { status: statuses[trouble], json: { message: KEY } },
  );
  const client = new AwsClient({
    accessKeyId: "a",
    secretAccessKey: KEY,
    service: "polly",
    region: "eu-west-1",
    retries: 0,
  });
  return { ...server, voice: pollyVoice(client, server.url) };
}

const faults = {
  limited: new LimitExceededException({ message: KEY, $metadata: {} }),
  down: new ServiceUnavailableException({ message: KEY, $metadata: {} }),
  "key-refused": Object.assign(new Error(KEY), { name: "UnrecognizedClientException" }),
} as const;

/** Transcribe speaks HTTP/2 event streams, so its client is told what to answer in place of the network. */
async function transcribe(trouble: Trouble = "none", events: readonly unknown[] = heardEvents) {
  const sent: { samples: Buffer; language: string } = { samples: Buffer.alloc(0), language: "" };
  const client = new TranscribeStreamingClient({ region: "eu-west-1" });
  client.middlewareStack.add(
    () => async (args) => {
      if (trouble !== "none") throw faults[trouble];
      const { input } = new StartStreamTranscriptionCommand(Object(args.input));
      sent.language = input.LanguageCode ?? "";
      for await (const { AudioEvent } of input.AudioStream ?? []) {
        sent.samples = Buffer.concat([sent.samples, AudioEvent?.AudioChunk ?? Buffer.alloc(0)]);
      }
      const output = { TranscriptResultStream: streamOf(events), $metadata: {} };
      return { output, response: {} };
    },
    { step: "initialize" },
  );
  return { ears: transcribeEars(client), heard: async () => sent };
}

async function* streamOf(events: readonly unknown[]) {
  yield* events;
}

function transcriptEvent(text: string, { isPartial }: { readonly isPartial: boolean }) {
  const Items = [{ Confidence: 0.9 }, { Type: "punctuation" }];
  const result = { IsPartial: isPartial, Alternatives: [{ Transcript: text, Items }, {}] };
  return { TranscriptEvent: { Transcript: { Results: [result] } } };
}
const heardEvents = [
  transcriptEvent("Tell", { isPartial: true }),
  transcriptEvent("Tell me more", { isPartial: false }),
  transcriptEvent("about the price.", { isPartial: false }),
];

earsContract("Transcribe", transcribe);
voiceContract("Polly", polly);

test("a stream that fails half-way is unavailable, a wrong request is a fault", async () => {
  const failure = new InternalFailureException({ message: "x", $metadata: {} });
  const broken = await transcribe("none", [{ InternalFailureException: failure }]);
  await expect(broken.ears.transcribe(audio, "en")).rejects.toThrow("InternalFailureException");
  const fault = new BadRequestException({ message: "wrong rate", $metadata: {} });
  const wrong = await transcribe("none", [{ BadRequestException: fault }]);
  await expect(wrong.ears.transcribe(audio, "en")).rejects.toThrow("wrong rate");
  const silent = await transcribe("none", []);
  expect(await silent.ears.transcribe(audio, "en")).toEqual({ text: "", confidence: undefined });
  expect((await silent.heard()).samples).toHaveLength(audio.length);
});

describe.skipIf(!hasContracts)("by Polly's own contract (skipped without it)", () => {
  test("the request is one that Polly describes, in every language we speak", async () => {
    const problemsOf = vendorContract("aws/polly-2016-06-10.json");
    const { voice, requests } = await polly();
    for (const language of ["en", "de", "fr", "es", "it", "nl", "other"]) {
      await voice.speak("Guten Tag", language);
    }
    expect((await Promise.all(requests.map(problemsOf))).flat()).toEqual([]);
    expect(requests[0]?.headers["authorization"]).toMatch(/^AWS4-HMAC-SHA256 /);
  });
});
