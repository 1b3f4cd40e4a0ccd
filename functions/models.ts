import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { chatCompletions } from "#shared/adapters/openai/chat-completions.ts";
import { openaiModel } from "#shared/adapters/openai/openai-model.ts";
import { type OpenaiVendor, openaiVendors } from "#shared/adapters/openai/openai-vendors.ts";
import { rulesModel } from "#shared/adapters/rules/rules-model.ts";
import { type CatalogueModel, catalogueModel } from "#shared/models/catalogue.ts";
import { createAsk } from "#shared/models/create-ask.ts";
import { createCircuitBreaker } from "#shared/models/create-circuit-breaker.ts";
import { lazyModel } from "#shared/models/lazy-model.ts";
import { modelsConfiguration } from "#shared/models/models-configuration.ts";
import type { Ask } from "#shared/models/question.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { type LanguageModel, ModelUnavailable } from "#shared/ports/language-model.ts";
import type { Log } from "#shared/ports/log.ts";
import { dynamoAnswerCache } from "#shared/store/answer-cache.ts";
import { dynamoBudget } from "#shared/store/budget-store.ts";
import { dynamoCircuitBreakerStore } from "#shared/store/circuit-breaker-store.ts";

export type AskWiring = {
  readonly env: { readonly MODELS?: string | undefined };
  readonly secret: Secret;
  readonly guardTable: string;
  readonly dynamo: DynamoDBDocumentClient;
  readonly log: Log;
  readonly clock: Clock;
};

/** Answers undefined for a key the company has not stored. */
export type Secret = (name: string) => Promise<string | undefined>;

export function askFor({ env, secret, guardTable, dynamo, log, clock }: AskWiring): Ask {
  const configuration = modelsConfiguration(env.MODELS);
  const breakers = dynamoCircuitBreakerStore(dynamo, guardTable, clock);
  const models = new Map<string, LanguageModel>();

  const model = (id: string): LanguageModel | undefined => {
    const entry = catalogueModel(id);
    const found = models.get(id) ?? (entry && modelOf(entry, configuration.baseUrls, secret));
    if (found) models.set(id, found);
    return found;
  };

  return createAsk({
    models: model,
    order: configuration,
    cache: dynamoAnswerCache(dynamo, guardTable, clock),
    breaker: createCircuitBreaker(breakers, clock, configuration.breaker),
    budget: dynamoBudget(dynamo, guardTable, configuration.dailyBudgetUsd, clock),
    clock,
    log,
  });
}

type BaseUrls = ReturnType<typeof modelsConfiguration>["baseUrls"];

/** One model of the catalogue behind its vendor's adapter. */
export function modelOf(entry: CatalogueModel, baseUrls: BaseUrls, secret: Secret): LanguageModel {
  const { id, provider } = entry;
  const baseUrl = baseUrls[provider];
  switch (provider) {
    case "rules":
      return rulesModel();
    case "bedrock":
      return lazyModel(id, () => bedrockOf(entry, baseUrl));
    default:
      return openaiOf(entry, openaiVendors[provider], baseUrl, secret);
  }
}

async function bedrockOf(
  { id, vendorModel, structured }: CatalogueModel,
  endpoint: string | undefined,
): Promise<LanguageModel> {
  const { connectBedrock } = await import("#shared/adapters/bedrock/connect-bedrock.ts");
  const hold = structured === "forced-tool" ? "forced-tool" : "in-words";
  return connectBedrock({ ...(endpoint && { endpoint }) }, { id, vendorModel, structured: hold });
}

function openaiOf(
  { id, vendorModel, structured, isReasoning }: CatalogueModel,
  { keyName, limitField, extra, thinking, ...vendor }: OpenaiVendor,
  baseUrl: string | undefined,
  secret: Secret,
): LanguageModel {
  const apiKey = async (): Promise<string> => {
    const key = keyName ? await secret(keyName) : "none";
    if (!key) throw new ModelUnavailable(`no ${keyName} is stored`);
    return key;
  };
  return openaiModel(chatCompletions({ baseUrl: baseUrl ?? vendor.baseUrl, apiKey }), {
    id,
    vendorModel,
    structured: structured === "json-object" ? "json-object" : "json-schema",
    limitField,
    extra: { ...extra, ...(isReasoning && thinking) },
  });
}
