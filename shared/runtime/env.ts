import type * as z from "zod";

/** Reads the function's environment once, at cold start. Throws naming every variable that is missing or wrong. */
export function readEnv<Env>(schema: z.ZodType<Env>): Env {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`The environment does not fit: ${problems.join("; ")}`);
}
