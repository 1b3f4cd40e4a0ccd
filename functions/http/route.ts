import * as z from "zod";
import type { Person, Role } from "./person.ts";
import type { Upload } from "./upload.ts";

/** An id in a path, a query or a body: DynamoDB takes no key over 1 KB. */
export const Id = z.string().min(1).max(300);

/** The last place of an earlier page of a list by time. Anything else would be taken for a place before all of them. */
export const Cursor = z
  .string()
  .max(400)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z#./, "is no cursor of an earlier page");

/** One route as data: dispatch, access, validation and the OpenAPI document all read it. */
export type Route = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** With {parameters}, as OpenAPI writes them. */
  readonly path: string;
  /** The least role that may call it; "everyone" needs no sign-in. */
  readonly role: Role | "everyone";
  readonly summary: string;
  readonly tag: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: Body;
  /** What the answer depends on besides path, query and body. */
  readonly headers?: readonly { readonly name: string; readonly description: string }[];
  readonly answers: Readonly<Record<number, Answer>>;
  readonly handle: (request: Request<never, never, never>) => Promise<Reply>;
};

export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly schema: z.ZodType }
  /** What a page's form or a mail program sends: application/x-www-form-urlencoded, or the same as multipart/form-data. */
  | { readonly kind: "form"; readonly schema: z.ZodType }
  /** The text as it came, for what is signed. */
  | { readonly kind: "raw" }
  /** Raw bytes of one of these types. */
  | { readonly kind: "bytes"; readonly contentTypes: readonly string[] }
  /** A file: raw bytes, multipart/form-data, or JSON that names an earlier upload. */
  | { readonly kind: "upload" };

export type Answer = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
};

export type Request<Params, Query, Content> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Content;
  readonly person: Person;
  readonly header: (name: string) => string | undefined;
  /**
   * By the clock of the gateway, which is the world's; undefined where a gateway does not say. The department's own may run
   * ahead of it, so what strangers date is held against this.
   */
  readonly receivedAt: Date | undefined;
};

export type Reply =
  | { readonly status: 200 | 201 | 202; readonly json: unknown }
  | { readonly status: 204 }
  | { readonly status: 303; readonly location: string }
  | {
      readonly status: 200 | 404 | 409 | 410;
      readonly text: string;
      readonly contentType: string;
      readonly fileName?: string;
    };

type Spec<Params extends z.ZodObject, Query extends z.ZodObject, Content> = Omit<
  Route,
  "params" | "query" | "body" | "handle"
> & {
  readonly params?: Params;
  readonly query?: Query;
  readonly handle: (request: Request<z.infer<Params>, z.infer<Query>, Content>) => Promise<Reply>;
};

const nothing = z.strictObject({});
type Nothing = typeof nothing;

export function route<Params extends z.ZodObject = Nothing, Query extends z.ZodObject = Nothing>(
  spec: Spec<Params, Query, undefined>,
): Route {
  return { params: nothing, query: nothing, body: { kind: "none" }, ...spec };
}

export function jsonRoute<
  Schema extends z.ZodType,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
>(spec: Spec<Params, Query, z.infer<Schema>> & { readonly schema: Schema }): Route {
  const { schema, ...rest } = spec;
  return { params: nothing, query: nothing, body: { kind: "json", schema }, ...rest };
}

export function formRoute<
  Schema extends z.ZodType,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
>(spec: Spec<Params, Query, z.infer<Schema>> & { readonly schema: Schema }): Route {
  const { schema, ...rest } = spec;
  return { params: nothing, query: nothing, body: { kind: "form", schema }, ...rest };
}

export function rawRoute(spec: Spec<Nothing, Nothing, string>): Route {
  return { params: nothing, query: nothing, body: { kind: "raw" }, ...spec };
}

export function uploadRoute<Query extends z.ZodObject = Nothing>(
  spec: Spec<Nothing, Query, Upload>,
): Route {
  return { params: nothing, query: nothing, body: { kind: "upload" }, ...spec };
}

export function bytesRoute<
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
>(spec: Spec<Params, Query, Uint8Array> & { readonly contentTypes: readonly string[] }): Route {
  const { contentTypes, ...rest } = spec;
  return { params: nothing, query: nothing, body: { kind: "bytes", contentTypes }, ...rest };
}
