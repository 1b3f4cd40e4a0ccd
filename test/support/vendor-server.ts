import type { IncomingMessage, ServerResponse } from "node:http";
import { localServer } from "./local-server.ts";

export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What the vendor says; "dies" hangs up after it has read the request, so nobody knows what became of it. */
export type VendorAnswer =
  | { readonly status?: number; readonly json?: unknown; readonly bytes?: Uint8Array }
  | "dies";

/** A vendor on loopback that answers as the test says and keeps what it was asked. */
export async function vendorServer(answer: (request: SeenRequest) => VendorAnswer) {
  const requests: SeenRequest[] = [];
  const { url } = await localServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    respond(response, answer(request));
  });
  return { url, requests };
}

export function jsonOf({ body }: SeenRequest): unknown {
  return JSON.parse(body.toString("utf8"));
}

/** Fields of a multipart form: every value of a name, in order; a file as its bytes. */
export async function fieldsOf({
  body,
  headers,
}: SeenRequest): Promise<Readonly<Record<string, readonly (string | Buffer)[]>>> {
  const contentType = headers["content-type"] ?? "";
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": contentType },
  }).formData();
  const fields: Record<string, (string | Buffer)[]> = {};
  for (const [name, value] of form) {
    const read = typeof value === "string" ? value : Buffer.from(await value.arrayBuffer());
    fields[name] = [...(fields[name] ?? []), read];
  }
  return fields;
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://vendor.example");
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? "",
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

function respond(response: ServerResponse, answer: VendorAnswer): void {
  if (answer === "dies") {
    response.destroy();
    return;
  }
  const { status = 200, json, bytes } = answer;
  response.statusCode = status;
  if (bytes) {
    response.end(bytes);
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(json === undefined ? undefined : JSON.stringify(json));
}
