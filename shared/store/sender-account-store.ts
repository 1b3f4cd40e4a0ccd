import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { standardAccounts } from "#shared/domain/outreach/standard-accounts.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { queryAll } from "./batches.ts";
import { holds } from "./conditional.ts";
import { dynamoDepartmentDirectory } from "./department-directory.ts";
import { accountsPartition } from "./outreach-keys.ts";
import { dynamoSettingsStore } from "./settings-store.ts";

const AccountItem = z.object({ account: SenderAccount });

export function dynamoSenderAccounts(
  client: DynamoDBDocumentClient,
  TableName: string,
  now: () => Date = () => new Date(),
): SenderAccounts {
  const keyOf = (id: string) => ({ pk: accountsPartition, sk: id });

  async function stored(): Promise<readonly SenderAccount[]> {
    const items = await queryAll(client, {
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": accountsPartition },
      ConsistentRead: true,
    });
    return items.map((item) => AccountItem.parse(item).account);
  }

  async function standard(): Promise<readonly SenderAccount[]> {
    const seller = await dynamoSettingsStore(client, TableName).sellerProfile();
    const { timeZone } = await dynamoDepartmentDirectory(client, TableName).companyDay();
    return standardAccounts(seller, { timeZone, today: dayIn(timeZone, now()) }).toSorted(
      (one, other) => one.id.localeCompare(other.id),
    );
  }

  async function list(): Promise<readonly SenderAccount[]> {
    const accounts = await stored();
    return accounts.length > 0 ? accounts : standard();
  }

  async function save(account: SenderAccount): Promise<boolean> {
    const isNew = account.version === 1;
    const put = new PutCommand({
      TableName,
      Item: { ...keyOf(account.id), account },
      ...(isNew
        ? { ConditionExpression: "attribute_not_exists(pk)" }
        : {
            ConditionExpression: "account.#version = :before",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: { ":before": account.version - 1 },
          }),
    });
    return holds(() => client.send(put));
  }

  return {
    save,

    list,

    async prepare() {
      if ((await stored()).length > 0) return;
      for (const account of await standard()) await save(account);
    },

    async find(id) {
      const get = new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true });
      const { Item } = await client.send(get);
      if (Item) return AccountItem.parse(Item).account;
      return (await list()).find((account) => account.id === id);
    },
  };
}
