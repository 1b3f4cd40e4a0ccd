import * as z from "zod";

export const RowRule = z.enum([
  "bad-quotes",
  "stray-quote",
  "too-large",
  "too-few-cells",
  "too-many-cells",
  "company-required",
  "email-invalid",
  "website-invalid",
  "linkedin-invalid",
  "phone-invalid",
  "employees-invalid",
  "country-unknown",
  "consent-unusable",
  "too-long",
]);
export type RowRule = z.infer<typeof RowRule>;

/** One thing that is wrong with a row, as a line of the error file. */
export const RowProblem = z.object({
  line: z.int().positive(),
  /** The name of the column, empty when the whole row is meant. */
  column: z.string(),
  /** What stands there, at most 200 characters of it. */
  value: z.string(),
  rule: RowRule,
  message: z.string(),
});
export type RowProblem = z.infer<typeof RowProblem>;
