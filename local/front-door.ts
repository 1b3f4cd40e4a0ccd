import { createServer, type IncomingMessage } from "node:http";
import * as z from "zod";
import {
  AwsError,
  type AwsQueryService,
  type AwsRestService,
  type AwsService,
} from "./aws-service.ts";
import { listen } from "./listen.ts";
import { ConnectionLost } from "./mail/transport-fault.ts";

export type AwsAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type FrontDoor = {
  readonly url: string;
  /** Services by the prefix of X-Amz-Target. They come later, because they need the address. */
  readonly open: (
    services: Readonly<Record<string, AwsService>>,
    invoke: (request: { name: string; type: string; payload: string }) => Promise<AwsAnswer>,
    /** By the name that stands in the scope of the signature. */
    queryServices?: Readonly<Record<string, AwsQueryService>>,
    /** By how their paths begin. */
    restServices?: Readonly<Record<string, AwsRestService>>,
  ) => void;
  readonly close: () => Promise<void>;
};

/** The one address at which the AWS SDK in the functions reaches SQS, EventBridge, Lambda and the like. */
export async function startFrontDoor(
  log: (line: string) => void,
  now: () => number = Date.now,
): Promise<FrontDoor> {
  let answerRequest = async (_: IncomingMessage): Promise<AwsAnswer> =>
    failed(new AwsError("ServiceUnavailable", "The department is starting", 503));

  const server = createServer((request, response) => {
    void answerRequest(request)
      .catch((error: unknown) => (error instanceof ConnectionLost ? error : failed(error, log)))
      .then((answer) => {
        if (answer instanceof ConnectionLost) return void request.socket.destroy();
        const { status, headers, body } = answer;
        response.writeHead(status, {
          "content-type": "application/x-amz-json-1.0",
          "content-length": Buffer.byteLength(body),
          // The SDK sets its own clock by this.
          date: new Date(now()).toUTCString(),
          ...headers,
        });
        response.end(body);
      });
  });
  // The SDK keeps its connections; closing them first would make its next call fail.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, 0);

  return {
    url: `http://127.0.0.1:${port}`,
    open(services, invoke, queryServices = {}, restServices = {}) {
      answerRequest = async (request) => {
        refuseBrowsers(request);
        const [, name] = INVOKE_PATH.exec(request.url ?? "") ?? [];
        const body = await textOf(request);
        if (name !== undefined) {
          const type = String(request.headers["x-amz-invocation-type"] ?? "RequestResponse");
          return invoke({ name: decodeURIComponent(name), type, payload: body });
        }
        const [, restService] =
          Object.entries(restServices).find(([path]) => request.url?.startsWith(path)) ?? [];
        if (restService) return callRestService(restService, request, body);
        const queryService = queryServices[signedService(request)];
        if (queryService) return callQueryService(queryService, body, log);
        return callService(services, request, body);
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const INVOKE_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations/;

/** A web page can send requests to loopback too, but it cannot sign them, and it names its origin. */
function refuseBrowsers({ headers }: IncomingMessage): void {
  const isSigned = headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") ?? false;
  if (isSigned && headers.origin === undefined && isLoopback(headers.host)) return;
  throw new AwsError("AccessDeniedException", "Only the department's own functions call here", 403);
}

function isLoopback(host = ""): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}

async function callService(
  services: Readonly<Record<string, AwsService>>,
  request: IncomingMessage,
  body: string,
): Promise<AwsAnswer> {
  const target = String(request.headers["x-amz-target"] ?? "");
  const [prefix = "", operation = ""] = target.split(".");
  const service = services[prefix];
  if (!service) throw new AwsError("UnknownOperationException", `${target} does not run here`);
  const output = await service.handle(operation, body === "" ? {} : JSON.parse(body));
  return { status: 200, headers: {}, body: JSON.stringify(output) ?? "{}" };
}

async function callRestService(
  service: AwsRestService,
  { method = "GET", url = "/" }: IncomingMessage,
  body: string,
): Promise<AwsAnswer> {
  const output = await service.handle({
    method,
    url: new URL(url, "http://127.0.0.1"),
    body: body === "" ? undefined : JSON.parse(body),
  });
  return { status: 200, headers: {}, body: JSON.stringify(output) };
}

/** "ses" of "AWS4-HMAC-SHA256 Credential=KEY/20260101/us-east-1/ses/aws4_request, …" */
function signedService({ headers }: IncomingMessage): string {
  return /Credential=[^,]*\/([\w-]+)\/aws4_request/.exec(headers.authorization ?? "")?.[1] ?? "";
}

async function callQueryService(
  service: AwsQueryService,
  body: string,
  log: (line: string) => void,
): Promise<AwsAnswer> {
  const headers = { "content-type": "text/xml" };
  try {
    return { status: 200, headers, body: await service.handle(new URLSearchParams(body)) };
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    const { code, message, status } = toAwsError(error, log);
    const said = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
    return { status, headers, body: `<ErrorResponse>${said}</ErrorResponse>` };
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function failed(error: unknown, log: (line: string) => void = () => undefined): AwsAnswer {
  const { code, message, status } = toAwsError(error, log);
  return {
    status,
    headers: { "x-amzn-errortype": code },
    body: JSON.stringify({ __type: code, message }),
  };
}

function toAwsError(error: unknown, log: (line: string) => void): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof z.ZodError) {
    return new AwsError("ValidationException", z.prettifyError(error));
  }
  log(`An AWS call failed: ${error instanceof Error ? error.stack : String(error)}`);
  return new AwsError("InternalFailure", "The emulator failed; its log says why", 500);
}
