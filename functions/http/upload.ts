import type { Context } from "hono";
import * as z from "zod";
import { invalid, problem, RequestProblem, refusal } from "./problem.ts";

/** What came with a file: the bytes, or the key of a file that was put into the bucket before. */
export type Upload = {
  readonly file:
    | { readonly kind: "bytes"; readonly bytes: Uint8Array }
    | { readonly kind: "stored"; readonly uploadId: string };
  readonly fileName: string;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly limit?: number | undefined;
};

const Mapping = z.record(z.string(), z.string());
const Limit = z.coerce.number().int().positive();
const LONGEST_FILE_NAME = 200;

export const StoredUpload = z.strictObject({
  uploadId: z.string().regex(/^[\w-]{8,64}$/),
  fileName: z.string().min(1).max(LONGEST_FILE_NAME).default("upload.csv"),
  mapping: Mapping.optional(),
  limit: z.int().positive().optional(),
});

/** A request through API Gateway carries at most this much to the function once it is base64. */
export const LARGEST_DIRECT_UPLOAD = 4_500_000;

export async function readUpload(context: Context): Promise<Upload> {
  const type = (context.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json") return readStored(context);
  if (type === "multipart/form-data") return readForm(context);
  if (type.startsWith("text/") || rawTypes.has(type)) return readRaw(context);
  throw refusal(
    415,
    "Send the file as multipart/form-data (field file), application/octet-stream or text/csv; or JSON with the uploadId of an earlier upload.",
  );
}

const rawTypes = new Set([
  "application/octet-stream",
  "application/csv",
  "application/vnd.ms-excel",
  "",
]);

async function readStored(context: Context): Promise<Upload> {
  const body: unknown = await context.req.json().catch(() => {
    throw refusal(400, "The body is not JSON.");
  });
  const parsed = StoredUpload.safeParse(body);
  if (!parsed.success) throw invalid("body", parsed.error);
  const { uploadId, ...rest } = parsed.data;
  return { file: { kind: "stored", uploadId }, ...rest };
}

async function readForm(context: Context): Promise<Upload> {
  const form = await context.req.formData().catch(() => {
    throw refusal(400, "The body is not well-formed multipart/form-data.");
  });
  const file = form.get("file");
  if (!(file instanceof File)) throw refusal(400, "The form has no file in its field file.");
  const mapping = form.get("mapping");
  const limit = form.get("limit");
  return {
    file: { kind: "bytes", bytes: new Uint8Array(await file.arrayBuffer()) },
    fileName: fileNameOf(file.name),
    mapping: typeof mapping === "string" && mapping ? parseMapping(mapping) : undefined,
    limit: typeof limit === "string" && limit ? parseLimit(limit) : undefined,
  };
}

async function readRaw(context: Context): Promise<Upload> {
  const { fileName = "", mapping, limit } = context.req.query();
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  refuseLostLetters(context, bytes);
  return {
    file: { kind: "bytes", bytes },
    fileName: fileNameOf(fileName),
    mapping: mapping ? parseMapping(mapping) : undefined,
    limit: limit ? parseLimit(limit) : undefined,
  };
}

/** API Gateway reads a body of type text/… as UTF-8: what it could not read is lost before the file gets here. */
function refuseLostLetters(context: Context, bytes: Uint8Array): void {
  const type = context.req.header("content-type") ?? "";
  if (!/^text\//i.test(type) || !Buffer.from(bytes.buffer).includes("\uFFFD")) return;
  throw refusal(
    422,
    "The text is not UTF-8. Send a file of another encoding as application/octet-stream or multipart/form-data.",
  );
}

function fileNameOf(name: string): string {
  return name.slice(-LONGEST_FILE_NAME) || "upload.csv";
}

function parseMapping(text: string): Record<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RequestProblem(problem(400, 'mapping must be JSON such as {"Firma": "company"}.'), {
      cause,
    });
  }
  const parsed = Mapping.safeParse(value);
  if (!parsed.success) throw invalid("mapping", parsed.error);
  return parsed.data;
}

function parseLimit(text: string): number {
  const parsed = Limit.safeParse(text);
  if (!parsed.success) throw refusal(400, "limit must be a whole number over 0.");
  return parsed.data;
}
