import * as z from "zod";
import { AwsError } from "../../aws-service.ts";
import { tryParseJson } from "../json.ts";

/** Reads an operation's input, or throws the ValidationException that AWS answers. */
export function readRequest<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw new AwsError("ValidationException", z.prettifyError(read.error));
}

export const Paging = {
  maxResults: z.number().int().min(0).max(1000).default(0),
  nextToken: z.string().optional(),
};

/** AWS takes 0 results to mean its default. */
export function pageSize(maxResults: number): number {
  return maxResults === 0 ? 100 : maxResults;
}

export function encodePage(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

export function decodePage<Schema extends z.ZodType>(
  schema: Schema,
  nextToken: string | undefined,
): z.output<Schema> | undefined {
  if (nextToken === undefined) return undefined;
  const position = schema.safeParse(tryParseJson(Buffer.from(nextToken, "base64url").toString()));
  if (position.success) return position.data;
  throw new AwsError("InvalidToken", "Invalid nextToken");
}

export function epochSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}
