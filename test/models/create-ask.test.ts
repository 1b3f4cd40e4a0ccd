import { expect, test } from "vitest";
import * as z from "zod";
import type { Question } from "#shared/models/question.ts";
import { rulesAsk } from "../support/fake-ask.ts";

const tier: Question<{ readonly page: string }, { tier: "A" | "B" }> = {
  name: "qualify-lead",
  trust: "untrusted",
  instruction: "Give the tier of the lead.",
  evidence: ({ page }) => [{ label: "page", text: page }],
  schema: z.object({ tier: z.enum(["A", "B"]) }),
  maxTokens: 100,
  rules: ({ page }) => ({ tier: page.includes("fleet") ? "A" : "B" }),
};

test("without a key the rules answer, free and labelled", async () => {
  const asked = await rulesAsk()(
    tier,
    { page: "our fleet" },
    { runId: "r", agent: "qualification" },
  );

  expect(asked).toMatchObject({
    kind: "answered",
    answer: { tier: "A" },
    model: "rules",
    costUsd: 0,
  });
});
