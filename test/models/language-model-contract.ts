import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import {
  type AnswerPiece,
  type LanguageModel,
  ModelAnswerInvalid,
  ModelRefused,
  ModelUnavailable,
  type Prompt,
} from "#shared/ports/language-model.ts";

/** What the vendor behind the model does with the next request. */
export type Behaviour =
  | { readonly kind: "says" | "is-cut-off" | "breaks-off"; readonly text: string }
  | { readonly kind: "refuses" }
  | { readonly kind: "fails"; readonly status: 400 | 403 | 429 | 500 | 503 }
  | { readonly kind: "hangs" | "drops" };

export type ContractVendor = {
  readonly model: LanguageModel;
  /** Scripts the next answer. A vendor that answers counts 100 tokens in and 20 out. */
  readonly next: (behaviour: Behaviour) => void;
  /** The bodies of the requests it got. */
  readonly received: readonly string[];
  /** From now on nobody listens. */
  readonly close: () => Promise<void>;
};

const Answer = z.object({ company: z.string(), score: z.int().min(0).max(10) });

export const prompt: Prompt<unknown> = {
  question: "qualify lead",
  system: "Score the company.",
  user: "Halden Freight runs 40 vans.",
  schema: Answer,
  maxTokens: 200,
};

const answer = { company: "Halden Freight", score: 7 };
const fitting = { kind: "says" as const, text: JSON.stringify(answer) };
const spent = { inputTokens: 100, outputTokens: 20 };

/** What every adapter must do, the network aside. */
export function answeringContract(name: string, start: () => Promise<ContractVendor>): void {
  describe(`${name} answers`, () => {
    const vendor = started(start);

    test("with data that fits the schema", async () => {
      vendor().next(fitting);
      expect((await vendor().model.answer(prompt)).answer).toEqual(answer);
    });

    test("never with data that does not fit: it says what came instead", async () => {
      vendor().next({ kind: "says", text: '{"company":"Halden Freight","score":70}' });
      const error = await failureOf(vendor().model.answer(prompt));
      expect(error).toBeInstanceOf(ModelAnswerInvalid);
      expect(error).toMatchObject({ text: expect.stringContaining("70") });
      expect(error).toHaveProperty("cause");
    });

    test("nothing to a caller who has given up already", async () => {
      const reason = new Error("the function ends");
      await expect(vendor().model.answer(prompt, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    test("in pieces that make up the same answer, the count of tokens last", async () => {
      vendor().next(fitting);
      const pieces = await collected(vendor().model.stream(prompt));
      expect(JSON.parse(textOf(pieces))).toEqual(answer);
      expect(pieces.at(-1)?.kind).toBe("end");
    });

    test("a stream that does not fit with an error in place of its end", async () => {
      vendor().next({ kind: "says", text: '{"company":1}' });
      const error = await failureOf(collected(vendor().model.stream(prompt)));
      expect(error).toBeInstanceOf(ModelAnswerInvalid);
    });
  });
}

/** What every adapter over a vendor's API must do besides. */
export function vendorContract(
  name: string,
  start: (longestCallMilliseconds?: number) => Promise<ContractVendor>,
): void {
  answeringContract(name, () => start());

  describe(`${name} over the network`, () => {
    const vendor = started(() => start());

    test("counts the tokens of every answer, the unfit ones included", async () => {
      vendor().next(fitting);
      expect(await vendor().model.answer(prompt)).toEqual({ answer, ...spent });
      vendor().next({ kind: "says", text: "{}" });
      expect(await failureOf(vendor().model.answer(prompt))).toMatchObject(spent);
      vendor().next(fitting);
      const pieces = await collected(vendor().model.stream(prompt));
      expect(pieces.at(-1)).toEqual({ kind: "end", ...spent });
    });

    test.each([
      ["fenced as code", `\`\`\`json\n${fitting.text}\n\`\`\``],
      ["with a comma too many", '{"company":"Halden Freight","score":7,}'],
      ["between polite sentences", `Here it is:\n${fitting.text}\nAnything else?`],
      ["after thinking aloud", `<think>{"score":1}</think>${fitting.text}`],
    ])("reads an answer %s", async (_, text) => {
      vendor().next({ kind: "says", text });
      expect((await vendor().model.answer(prompt)).answer).toEqual(answer);
    });

    test.each(["", "   ", "I would rather not say."])("takes %j for no answer", async (text) => {
      vendor().next({ kind: "says", text });
      const error = await failureOf(vendor().model.answer(prompt));
      expect(error).toBeInstanceOf(ModelAnswerInvalid);
      expect(error).toMatchObject(spent);
    });

    test("tells a refusal from a bad answer, streamed or not", async () => {
      vendor().next({ kind: "refuses" });
      const refusal = await failureOf(vendor().model.answer(prompt));
      expect(refusal).toBeInstanceOf(ModelRefused);
      expect(refusal).toMatchObject(spent);
      vendor().next({ kind: "refuses" });
      expect(await failureOf(collected(vendor().model.stream(prompt)))).toBeInstanceOf(
        ModelRefused,
      );
    });

    test("never completes an answer that was cut off", async () => {
      const cut: Behaviour = { kind: "is-cut-off", text: '{"company":"Halden Freight","score":7' };
      vendor().next(cut);
      const error = await failureOf(vendor().model.answer(prompt));
      expect(error).toBeInstanceOf(ModelAnswerInvalid);
      expect(error).toMatchObject(spent);
      vendor().next(cut);
      const streamed = await failureOf(collected(vendor().model.stream(prompt)));
      expect(streamed).toBeInstanceOf(ModelAnswerInvalid);
    });

    test("never completes a stream that broke off", async () => {
      vendor().next({ kind: "breaks-off", text: '{"company":"Halden Freight","score":7' });
      const error = await failureOf(collected(vendor().model.stream(prompt)));
      expect(error).toBeInstanceOf(ModelUnavailable);
    });

    test.each([403, 429, 500, 503] as const)("is unavailable on status %i", async (status) => {
      vendor().next({ kind: "fails", status });
      const error = await failureOf(vendor().model.answer(prompt));
      expect(error).toBeInstanceOf(ModelUnavailable);
      expect(error).toHaveProperty("cause");
      vendor().next({ kind: "fails", status });
      const streamed = await failureOf(collected(vendor().model.stream(prompt)));
      expect(streamed).toBeInstanceOf(ModelUnavailable);
    });

    test("takes a rejected request for our fault, not for a model that is down", async () => {
      vendor().next({ kind: "fails", status: 400 });
      const error = await failureOf(vendor().model.answer(prompt));
      expect(error).not.toBeInstanceOf(ModelUnavailable);
      expect(error).not.toBeInstanceOf(ModelAnswerInvalid);
    });

    test("stops when the caller gives up, in a call and in a stream", async () => {
      const reason = new Error("the function ends");
      vendor().next({ kind: "hangs" });
      const call = new AbortController();
      setTimeout(() => call.abort(reason), 30);
      expect(await failureOf(vendor().model.answer(prompt, call.signal))).toBe(reason);

      vendor().next({ kind: "hangs" });
      const stream = new AbortController();
      setTimeout(() => stream.abort(reason), 30);
      expect(await failureOf(collected(vendor().model.stream(prompt, stream.signal)))).toBe(reason);
    });

    test("survives broken Unicode on the way there and back", async () => {
      vendor().next({ kind: "says", text: '{"company":"Halden \\ud83d Freight 🚚","score":7}' });
      const broken = { ...prompt, user: "a van \ud83d and a \udc00 truck 🚚" };
      expect((await vendor().model.answer(broken)).answer).toEqual({
        company: "Halden � Freight 🚚",
        score: 7,
      });
      expect(vendor().received.at(-1)).toContain("truck 🚚");
    });

    test("shows the model its unfit answer and the problem at the repair", async () => {
      vendor().next(fitting);
      const repair = { answer: '{"score":70}', problem: "score: at most 10" };
      await vendor().model.answer({ ...prompt, repair });
      const body = vendor().received.at(-1) ?? "";
      expect(body).toContain(JSON.stringify(repair.answer).slice(1, -1));
      expect(body).toContain("score: at most 10");

      vendor().next(fitting);
      const empty = { answer: "", problem: "The answer is empty" };
      await vendor().model.answer({ ...prompt, repair: empty });
      expect(vendor().received.at(-1)).toContain("The answer is empty");
    });

    test("asks for no more tokens than the question allows", async () => {
      vendor().next(fitting);
      await vendor().model.answer({ ...prompt, maxTokens: 321 });
      expect(vendor().received.at(-1)).toContain("321");
    });

    test("is unavailable when it takes too long, or the connection is lost", async () => {
      const slow = await start(40);
      slow.next({ kind: "hangs" });
      expect(await failureOf(slow.model.answer(prompt))).toBeInstanceOf(ModelUnavailable);
      slow.next({ kind: "hangs" });
      const streamed = await failureOf(collected(slow.model.stream(prompt)));
      expect(streamed).toBeInstanceOf(ModelUnavailable);
      await slow.close();

      const dropping = await start();
      dropping.next({ kind: "drops" });
      expect(await failureOf(dropping.model.answer(prompt))).toBeInstanceOf(ModelUnavailable);
      await dropping.close();
    });

    test("is unavailable when nobody listens", async () => {
      const gone = await start();
      await gone.close();
      expect(await failureOf(gone.model.answer(prompt))).toBeInstanceOf(ModelUnavailable);
    });
  });
}

function started(start: () => Promise<ContractVendor>): () => ContractVendor {
  let vendor: ContractVendor | undefined;
  beforeAll(async () => {
    vendor = await start();
  });
  afterAll(() => vendor?.close());
  return () => {
    if (!vendor) throw new Error("The vendor has not started");
    return vendor;
  };
}

async function collected(stream: AsyncIterable<AnswerPiece>): Promise<readonly AnswerPiece[]> {
  const pieces: AnswerPiece[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

function textOf(pieces: readonly AnswerPiece[]): string {
  return pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It should have failed");
}
