import { describe, expect, test } from "vitest";
import * as z from "zod";
import { answerJsonSchema, strictSchemaProblems } from "#shared/ports/answer-schema.ts";

describe("the schema a vendor gets", () => {
  test("is structure only, with every bound told in words", () => {
    const schema = z.object({
      subject: z.string().min(1).max(80).describe("No exclamation marks"),
      site: z.url().nullable(),
      score: z.int().min(0).max(10),
      facts: z.array(z.object({ id: z.string(), kind: z.enum(["site", "news"]) })).max(3),
    });
    expect(answerJsonSchema(schema)).toEqual({
      type: "object",
      additionalProperties: false,
      required: ["subject", "site", "score", "facts"],
      properties: {
        subject: {
          type: "string",
          description: "No exclamation marks; characters at least 1; characters at most 80",
        },
        site: { anyOf: [{ type: "string", description: "format uri" }, { type: "null" }] },
        score: { type: "integer", description: "at least 0; at most 10" },
        facts: {
          type: "array",
          description: "items at most 3",
          items: {
            type: "object",
            additionalProperties: false,
            required: ["id", "kind"],
            properties: {
              id: { type: "string" },
              kind: { type: "string", enum: ["site", "news"] },
            },
          },
        },
      },
    });
  });

  test("tells the branches of a union apart without oneOf, which no vendor takes", () => {
    const step = z.discriminatedUnion("channel", [
      z.object({ channel: z.literal("email"), subject: z.string() }),
      z.object({ channel: z.literal("call") }),
    ]);
    const json = JSON.stringify(answerJsonSchema(z.object({ step })));
    expect(json).toContain('"anyOf"');
    expect(json).not.toContain("oneOf");
    expect(strictSchemaProblems(z.object({ step }))).toEqual([]);
  });
});

describe("the house rule for answers", () => {
  test("is kept by a flat object whose missing values are null", () => {
    const schema = z.object({ tier: z.enum(["A", "B"]), owner: z.string().nullable() });
    expect(strictSchemaProblems(schema)).toEqual([]);
  });

  test.each([
    ["an array at the root", z.array(z.string()), "answer: the root must be an object"],
    ["an optional field", z.object({ a: z.string().optional() }), "answer.a: optional"],
    ["a default", z.object({ a: z.string().default("x") }), "answer.a: default"],
    ["a record", z.object({ a: z.record(z.string(), z.string()) }), "answer.a: propertyNames"],
    ["a tuple", z.object({ a: z.tuple([z.string(), z.number()]) }), "answer.a: prefixItems"],
    ["any value", z.object({ a: z.unknown() }), "answer.a: any value"],
    ["a date", z.object({ a: z.date() }), "answer: no JSON schema can say it"],
    ["a transform", z.object({ a: z.string().transform(Number) }), "answer: no JSON schema"],
    [
      "an optional field deep inside",
      z.object({ list: z.array(z.object({ a: z.string().optional() })) }),
      "answer.list[].a: optional",
    ],
  ])("is broken by %s", (_, schema, problem) => {
    expect(strictSchemaProblems(schema)).toEqual([expect.stringContaining(problem)]);
  });

  test("is broken by nesting that no model fills reliably", () => {
    let schema: z.ZodType = z.string();
    for (let level = 0; level < 8; level += 1) schema = z.object({ a: schema });
    expect(strictSchemaProblems(schema).join()).toContain("nested deeper");
  });
});
