import { randomBytes } from "node:crypto";
import * as z from "zod";
import { tryParseJson } from "../json.ts";

/** Stands in a task's input until the token of the attempt is known. */
export const TOKEN_PLACEHOLDER = `task-token-${randomBytes(16).toString("hex")}`;

const TokenContent = z.tuple([z.string(), z.string(), z.string()]);

export type TokenHolder = { readonly executionArn: string; readonly key: string };

/** Says to which task it belongs, so that a token of a task long closed can be told from an invented one. */
export function createToken({ executionArn, key }: TokenHolder): string {
  const secret = randomBytes(16).toString("hex");
  return Buffer.from(JSON.stringify([executionArn, key, secret])).toString("base64url");
}

export function readToken(token: string): TokenHolder | undefined {
  const content = TokenContent.safeParse(tryParseJson(Buffer.from(token, "base64url").toString()));
  if (!content.success) return undefined;
  const [executionArn, key] = content.data;
  return { executionArn, key };
}
