import * as z from "zod";
import { catalogueModel, providers } from "./catalogue.ts";
import { BreakerSettings } from "./circuit-breaker.ts";

const ModelId = z
  .string()
  .refine((id) => catalogueModel(id) !== undefined, `must begin with ${providers.join("/, ")}/`);

const ModelList = z.array(ModelId).min(1).default(["rules"]);

/** The environment's MODELS: which models answer each class of question, in order, and what they may cost a day. */
export const ModelsConfiguration = z.strictObject({
  cheap: ModelList,
  writing: ModelList,
  strong: ModelList,
  dailyBudgetUsd: z.number().min(0).default(20),
  breaker: BreakerSettings.default({ failuresToOpen: 5, openSeconds: 30 }),
  /** Where a provider is reached instead of its public address. */
  baseUrls: z.partialRecord(z.enum(providers), z.url()).default({}),
});
export type ModelsConfiguration = z.infer<typeof ModelsConfiguration>;

/** Without MODELS everything is answered by rules. */
export function modelsConfiguration(json: string | undefined): ModelsConfiguration {
  return ModelsConfiguration.parse(JSON.parse(json || "{}"));
}
