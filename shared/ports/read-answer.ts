import { jsonrepair } from "jsonrepair";
import type * as z from "zod";
import { ModelAnswerInvalid } from "./language-model.ts";

export type Spent = { readonly inputTokens: number; readonly outputTokens: number };

/** Reads what a model said as every adapter must: JSON, perhaps fenced or slightly broken, checked by the schema. */
export function readAnswer<Answer>(text: string, schema: z.ZodType<Answer>, spent: Spent): Answer {
  if (text.trim() === "") throw new ModelAnswerInvalid("The answer is empty", { text, ...spent });
  let cause: z.ZodError | undefined;
  for (const candidate of candidates(text)) {
    const reading = schema.safeParse(parsed(candidate));
    if (reading.success) return reading.data;
    cause ??= reading.error;
  }
  throw new ModelAnswerInvalid("The answer does not fit the schema", { text, ...spent }, { cause });
}

/** The bare answer, and what stands between its outermost braces when the model talked around it. */
function candidates(text: string): readonly string[] {
  const said = text.replace(/^[\s\S]*<\/think>/, "");
  const unfenced = said.replace(/^\s*```[a-z]*\s*|\s*```\s*$/gi, "").trim();
  const inBraces = unfenced.slice(
    Math.max(0, unfenced.indexOf("{")),
    unfenced.lastIndexOf("}") + 1,
  );
  return inBraces === "" || inBraces === unfenced ? [unfenced] : [unfenced, inBraces];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, wellFormed);
  } catch {
    return repaired(text);
  }
}

function repaired(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(text), wellFormed);
  } catch {
    return undefined;
  }
}

/** Half a surrogate pair would be refused by databases and mail alike. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}
