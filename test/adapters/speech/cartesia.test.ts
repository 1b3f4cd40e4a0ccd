import { describe, expect, test } from "vitest";
import { cartesiaEars, cartesiaVoice } from "#shared/adapters/cartesia/cartesia-speech.ts";
import { pcmOf } from "#shared/domain/speech/wav.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { hasContracts, vendorContract } from "../../support/vendor-contract.ts";
import { fieldsOf, type VendorAnswer, vendorServer } from "../../support/vendor-server.ts";
import {
  audio,
  earsContract,
  KEY,
  spokenText,
  type Trouble,
  voiceContract,
} from "./speech-contract.ts";

const failures: Readonly<Record<Exclude<Trouble, "none">, VendorAnswer>> = {
  limited: { status: 429, json: {} },
  down: "dies",
  "key-refused": { status: 401, json: { error: KEY } },
};

async function cartesia(trouble: Trouble = "none") {
  const server = await vendorServer(({ path }) => {
    if (trouble !== "none") return failures[trouble];
    if (path === "/tts/bytes") return { bytes: audio };
    return { json: { type: "transcript", text: ` ${spokenText} `, language: "de" } };
  });
  const now = () => new Date("2026-11-20T10:00:00Z");
  const options = { http: createJsonHttp(), apiKey: KEY, now, baseUrl: server.url };
  const ears = cartesiaEars(options);
  const voice = cartesiaVoice({ ...options, voiceId: "voice-1" });

  async function heard() {
    const [request] = server.requests;
    const { file = [], language = [] } = request ? await fieldsOf(request) : {};
    const read = pcmOf(Buffer.from(file[0] ?? ""));
    const samples = read.kind === "pcm" ? read.pcm : new Uint8Array();
    return { samples, language: String(language[0]) };
  }
  return { ...server, ears, voice, heard };
}

earsContract("Cartesia", cartesia);
voiceContract("Cartesia", cartesia);

describe.skipIf(!hasContracts)("by Cartesia's own contract (skipped without it)", () => {
  test("both requests are ones that Cartesia describes, in the version they are written for", async () => {
    const problemsOf = vendorContract("cartesia/cartesia.normalised.json");
    const { ears, voice, requests } = await cartesia();
    for (const language of ["en", "de", "fr", "es", "it", "nl"]) {
      await ears.transcribe(audio, language);
      await voice.speak("Guten Tag", language);
    }
    expect((await Promise.all(requests.map(problemsOf))).flat()).toEqual([]);
    expect(requests[0]?.headers["cartesia-version"]).toBe("2025-11-04");
  });
});
