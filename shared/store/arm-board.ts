import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { ArmTally } from "#shared/domain/reporting/arm-tally.ts";
import type { ArmBoard } from "#shared/ports/arm-board.ts";

const Item = z.object({ board: z.array(ArmTally) });
const Key = { pk: "LEARNING", sk: "ARMS" };

/** An item of DynamoDB holds 400 KB; the arms that were tried least say least. */
const MOST_ARMS = 1_500;

export function dynamoArmBoard(client: DynamoDBDocumentClient, TableName: string): ArmBoard {
  return {
    async read() {
      const { Item: found } = await client.send(new GetCommand({ TableName, Key }));
      // A board of an older shape is counted anew the next morning.
      return Item.safeParse(found).data?.board ?? [];
    },

    async write(board, at) {
      const kept = board.toSorted((one, other) => other.sent - one.sent).slice(0, MOST_ARMS);
      const item = { ...Key, board: kept, countedAt: at.toISOString() };
      await client.send(new PutCommand({ TableName, Item: item }));
    },
  };
}
