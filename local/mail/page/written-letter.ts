import * as z from "zod";

const OneLine = z
  .string()
  .trim()
  .max(300, "has at most 300 characters")
  // RFC 5322: a line break in a field begins another field of the mail.
  .regex(/^\P{Cc}*$/u, "must be one line without control characters");

const Address = OneLine.pipe(z.email("must be one e-mail address such as kim@host.example"));
const Text = z.string().max(1_000_000, "has at most a million characters");

const Letter = z.object({
  from: Address,
  to: Address,
  subject: OneLine.default(""),
  text: Text.default(""),
});

const Answer = z.object({ name: OneLine.default(""), text: Text.default("") });

export type Filled<Fields> =
  | { readonly kind: "filled"; readonly fields: Fields }
  /** Which field breaks which rule. */
  | { readonly kind: "refused"; readonly reason: string };

/** What the form of a new mail says. */
export function readLetter(form: URLSearchParams): Filled<z.infer<typeof Letter>> {
  return read(Letter, form);
}

/** What the form below a mail says. */
export function readAnswer(form: URLSearchParams): Filled<z.infer<typeof Answer>> {
  return read(Answer, form);
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  form: URLSearchParams,
): Filled<z.infer<Schema>> {
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (parsed.success) return { kind: "filled", fields: parsed.data };
  const rules = parsed.error.issues.map(({ path, code, message }) =>
    code === "invalid_type" ? `${path.join(".")} is needed` : `${path.join(".")} ${message}`,
  );
  return { kind: "refused", reason: `The mail was not sent: ${rules.join("; ")}.` };
}
