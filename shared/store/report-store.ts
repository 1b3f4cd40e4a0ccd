import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import type { ReportStore } from "#shared/ports/report-store.ts";

const ReportItem = z.object({ report: DailyReport });
const keyOf = (id: string) => ({ pk: `REPORT#${id}`, sk: "REPORT" });

export function dynamoReportStore(client: DynamoDBDocumentClient, TableName: string): ReportStore {
  return {
    async save(report) {
      const { id, day } = report;
      const Item = { ...keyOf(id), gsi1pk: "REPORTS", gsi1sk: `${day}#${id}`, report };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async find(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true }),
      );
      return Item && ReportItem.parse(Item).report;
    },

    async list(limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          KeyConditionExpression: "gsi1pk = :reports",
          ExpressionAttributeValues: { ":reports": "REPORTS" },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => ReportItem.parse(item).report);
    },
  };
}
