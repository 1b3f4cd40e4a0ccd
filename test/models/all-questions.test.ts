import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { isRouted } from "#shared/models/routing.ts";
import { strictSchemaProblems } from "#shared/ports/answer-schema.ts";

const root = join(import.meta.dirname, "../..");
const files = globSync("functions/**/questions/*.ts", { cwd: root });

const Question = z.object({
  name: z.string(),
  trust: z.enum(["trusted", "untrusted"]),
  instruction: z.string().min(40),
  schema: z.instanceof(z.ZodType),
  maxTokens: z.int().min(50).max(10_000),
});

const exported = await Promise.all(files.map((file) => import(join(root, file))));
const questions = exported
  .flatMap((module) => Object.values(module))
  .map((value) => Question.safeParse(value))
  .flatMap(({ data }) => (data ? [data] : []));

test.each(questions)("the answer of $name fits every vendor's strict schemas", ({ schema }) => {
  expect(strictSchemaProblems(schema)).toEqual([]);
});

test.each(questions)("the table says which class of model answers $name", ({ name }) => {
  expect(isRouted(name)).toBe(true);
});

test("no two questions share a name, and there are some", () => {
  const names = questions.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(3);
});
