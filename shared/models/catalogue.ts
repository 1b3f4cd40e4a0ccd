import { type PriceRow, priceRows } from "./price-list.ts";

export const providers = [
  "bedrock",
  "openai",
  "cerebras",
  "deepseek",
  "openrouter",
  "ollama",
  "rules",
] as const;
type Provider = (typeof providers)[number];

export type CatalogueModel = {
  readonly id: string;
  readonly provider: Provider;
  /** The name the vendor's API knows it by. */
  readonly vendorModel: string;
  /** Absent for a model that only configuration knows: its cost is counted as zero and the trace says so. */
  readonly prices?: Prices;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly structured: StructuredOutput;
  /** It thinks before it answers, and its thoughts count as output. */
  readonly isReasoning: boolean;
};

/** USD per million tokens. */
export type Prices = {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
  readonly effectiveFrom: string;
  readonly source: string;
};

/** How the model is held to a schema: one forced tool, a strict JSON schema, or JSON mode with the schema in words. */
type StructuredOutput = "forced-tool" | "json-schema" | "json-object";

/** Answers undefined when the provider before the first slash is none we have an adapter for. */
export function catalogueModel(id: string): CatalogueModel | undefined {
  return known.get(id) ?? unlisted(id);
}

function unlisted(id: string): CatalogueModel | undefined {
  const slash = id.indexOf("/");
  const provider = providers.find((name) => name === id.slice(0, slash));
  if (!provider || slash + 1 === id.length) return undefined;
  return {
    id,
    provider,
    vendorModel: id.slice(slash + 1),
    ...(provider === "ollama" && { prices: free("runs on the company's own hardware") }),
    contextTokens: 32_000,
    maxOutputTokens: 4_096,
    structured: withoutForcedTool.test(id) ? "json-object" : structuredBy[provider],
    isReasoning: reasoning.test(id),
  };
}

const structuredBy: Readonly<Record<Provider, StructuredOutput>> = {
  bedrock: "forced-tool",
  openai: "json-schema",
  cerebras: "json-schema",
  deepseek: "json-object",
  openrouter: "json-schema",
  // Ollama takes json_schema in its compatible API too, but has no tool_choice.
  ollama: "json-schema",
  rules: "json-schema",
};

// On Bedrock only Nova and Claude can be held to one tool.
const withoutForcedTool = /^bedrock\/(?!.*(?:amazon\.nova|anthropic\.claude))/;

const reasoning = /gpt-(?:5|6|oss)|v4-pro|glm-4|\/o\d/;

function free(source: string): Prices {
  return { input: 0, output: 0, cachedInput: 0, effectiveFrom: "2026-11-20", source };
}

const rules: CatalogueModel = {
  id: "rules",
  provider: "rules",
  vendorModel: "rules",
  prices: free("deterministic rules"),
  contextTokens: Number.POSITIVE_INFINITY,
  maxOutputTokens: Number.POSITIVE_INFINITY,
  structured: "json-schema",
  isReasoning: false,
};

const known = new Map([rules, ...priceRows.map(toModel)].map((model) => [model.id, model]));

function toModel(row: PriceRow): CatalogueModel {
  const [id, input, output, cachedInput, contextTokens, maxOutputTokens, effectiveFrom, source] =
    row;
  const model = unlisted(id);
  if (!model) throw new Error(`The catalogue names an unknown provider: ${id}`);
  const prices = {
    input,
    output,
    ...(cachedInput !== undefined && { cachedInput }),
    effectiveFrom,
    source,
  };
  return { ...model, prices, contextTokens, maxOutputTokens };
}
