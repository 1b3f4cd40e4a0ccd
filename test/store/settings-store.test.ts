import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { dynamoSettingsStore } from "#shared/store/settings-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

test("defaults stand until a person saves others", async () => {
  const { client, table } = dynamo();
  const TableName = await table("directory");
  const settings = dynamoSettingsStore(client, TableName);
  expect(await settings.idealCustomerProfile()).toEqual(defaultIdealCustomerProfile);
  expect(await settings.sellerProfile()).toEqual(defaultSeller);

  const value = { ...defaultSeller, company: "Harbour Freight Software" };
  const Item = { pk: "SETTINGS", sk: "seller-profile", value };
  await client.send(new PutCommand({ TableName, Item }));

  expect(await settings.sellerProfile()).toMatchObject(value);
});

test("settings that do not fit are a fault, not a default", async () => {
  const { client, table } = dynamo();
  const TableName = await table("directory");
  const Item = { pk: "SETTINGS", sk: "seller-profile", value: { colour: "red" } };
  await client.send(new PutCommand({ TableName, Item }));

  await expect(dynamoSettingsStore(client, TableName).sellerProfile()).rejects.toThrow();
});
