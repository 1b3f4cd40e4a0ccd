import { Agent, request } from "node:http";
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { itemFromWire, itemToWire, type WireItem } from "./attribute-values.ts";
import { rememberedReads } from "./remembered-reads.ts";

type Command = Parameters<DynamoDBDocumentClient["send"]>[0];

/**
 * Sends the document client's commands to the embedded database without the SDK's pipeline of schemas, signing and
 * retries: that takes 0.9 ms of processor time a request and this a fifth of it, and a storm makes a million of them.
 */
export function directClient(client: DynamoDBDocumentClient, url: string) {
  const { hostname, port } = new URL(url);
  const reads = rememberedReads();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });

  async function send(command: Command): Promise<unknown> {
    const operation = operations.get(command.constructor);
    if (!operation) throw new Error(`The storm does not send ${command.constructor.name}`);
    const body = JSON.stringify(requestOf(command.input));
    const request = `${operation} ${body}`;
    const known = reads.answerTo(command, request);
    if (known !== undefined) return answerOf(JSON.parse(known));
    const { status, text } = await post(operation, body).catch((error: unknown) => {
      reads.wasNotWritten(command);
      throw error;
    });
    if (status !== 200) {
      reads.wasNotWritten(command);
      throw faultOf(operation, JSON.parse(text));
    }
    reads.wasRead(command, request, text);
    reads.wasWritten(command);
    return answerOf(JSON.parse(text));
  }

  function post(operation: string, body: string) {
    return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const headers = {
        ...unchecked,
        "x-amz-target": `DynamoDB_20120810.${operation}`,
        "content-length": Buffer.byteLength(body),
      };
      const sent = request({ agent, hostname, port, method: "POST", headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          text += piece;
        });
        response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
        response.once("error", reject);
      });
      sent.once("error", reject);
      sent.end(body);
    });
  }

  return new Proxy(client, {
    get: (target, name) => (name === "send" ? send : Reflect.get(target, name)),
  });
}

/** The engine wants a signature to be there and does not check it. */
const unchecked = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=chaos/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
};

const operations = new Map<unknown, string>([
  [GetCommand, "GetItem"],
  [PutCommand, "PutItem"],
  [UpdateCommand, "UpdateItem"],
  [DeleteCommand, "DeleteItem"],
  [QueryCommand, "Query"],
  [ScanCommand, "Scan"],
  [BatchGetCommand, "BatchGetItem"],
  [BatchWriteCommand, "BatchWriteItem"],
  [TransactWriteCommand, "TransactWriteItems"],
]);

const itemsOfRequest = new Set(["Item", "Key", "ExpressionAttributeValues", "ExclusiveStartKey"]);

/** The request with each item in it as it is on the wire, at whatever depth the operation has them. */
function requestOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(requestOf);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, value]): [string, unknown][] => {
      if (value === undefined) return [];
      if (itemsOfRequest.has(name)) return [[name, itemToWire(value)]];
      if (name === "Keys" && Array.isArray(value)) return [[name, value.map(itemToWire)]];
      return [[name, requestOf(value)]];
    }),
  );
}

/** What the engine says, for which nobody but the engine is asked. */
type Answer = {
  readonly Item?: WireItem;
  readonly Attributes?: WireItem;
  readonly LastEvaluatedKey?: WireItem;
  readonly Items?: readonly WireItem[];
  readonly Responses?: Readonly<Record<string, readonly WireItem[]>>;
};

function answerOf({ Item, Attributes, LastEvaluatedKey, Items, Responses, ...rest }: Answer) {
  return {
    ...rest,
    ...(Item && { Item: itemFromWire(Item) }),
    ...(Attributes && { Attributes: itemFromWire(Attributes) }),
    ...(LastEvaluatedKey && { LastEvaluatedKey: itemFromWire(LastEvaluatedKey) }),
    ...(Items && { Items: Items.map(itemFromWire) }),
    ...(Responses && {
      Responses: Object.fromEntries(
        Object.entries(Responses).map(([table, items]) => [table, items.map(itemFromWire)]),
      ),
    }),
  };
}

type Fault = Omit<
  ConstructorParameters<typeof TransactionCanceledException>[0] &
    ConstructorParameters<typeof ConditionalCheckFailedException>[0],
  "$metadata"
> & { readonly __type: string };

function faultOf(operation: string, { __type, ...said }: Fault): Error {
  const fault = { ...said, $metadata: {} };
  switch (__type.split("#").at(-1)) {
    case "ConditionalCheckFailedException":
      return new ConditionalCheckFailedException(fault);
    case "TransactionCanceledException":
      return new TransactionCanceledException(fault);
    case "TransactionConflictException":
      return new TransactionConflictException(fault);
    default:
      return new Error(`The database refused ${operation}: ${__type} ${said.message}`);
  }
}
