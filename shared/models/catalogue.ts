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

type Row = readonly [
  id: string,
  input: number,
  output: number,
  cachedInput: number | undefined,
  contextTokens: number,
  maxOutputTokens: number,
  effectiveFrom: string,
  source: string,
];

// Prices moved several times between July and October 2026: check them on the account before trusting the cost lines.
// DeepSeek keeps its data in China: not for personal data without the company's decision. It bills in CNY, dearer by day in Beijing; its peak price stands here at 7.1 CNY per USD.
const rows: readonly Row[] = [
  [
    "bedrock/amazon.nova-micro-v1:0",
    0.035,
    0.14,
    0.00875,
    128_000,
    10_000,
    "2026-11-01",
    "AWS list",
  ],
  ["bedrock/amazon.nova-lite-v1:0", 0.06, 0.24, 0.015, 300_000, 10_000, "2026-11-01", "AWS list"],
  ["bedrock/amazon.nova-2-lite-v1:0", 0.3, 2.5, 0.075, 1_000_000, 64_000, "2026-11-01", "AWS list"],
  [
    "bedrock/openai.gpt-oss-120b-1:0",
    0.15,
    0.6,
    undefined,
    128_000,
    16_000,
    "2026-11-01",
    "AWS list, unconfirmed",
  ],
  [
    "bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0",
    1,
    5,
    0.1,
    200_000,
    64_000,
    "2026-11-01",
    "AWS list, global profile",
  ],
  [
    "bedrock/global.anthropic.claude-sonnet-5-5",
    2,
    10,
    0.2,
    200_000,
    64_000,
    "2026-11-01",
    "third party, unconfirmed",
  ],
  [
    "bedrock/global.anthropic.claude-opus-5-5",
    4,
    20,
    0.4,
    200_000,
    64_000,
    "2026-11-01",
    "third party, unconfirmed",
  ],
  ["openai/gpt-5.6-luna", 0.2, 1.2, 0.02, 272_000, 128_000, "2026-10-01", "vendor's price page"],
  ["openai/gpt-5.6-terra", 2, 12, undefined, 272_000, 128_000, "2026-10-01", "vendor's price page"],
  [
    "openai/gpt-6-luna",
    0.1,
    0.5,
    undefined,
    272_000,
    128_000,
    "2026-09-22",
    "third party citing the vendor",
  ],
  [
    "openai/gpt-6-sol",
    2,
    10,
    undefined,
    272_000,
    128_000,
    "2026-09-22",
    "third party citing the vendor",
  ],
  [
    "openai/gpt-6-astra",
    10,
    50,
    undefined,
    272_000,
    128_000,
    "2026-09-22",
    "third party citing the vendor",
  ],
  [
    "cerebras/gpt-oss-120b",
    0.35,
    0.75,
    undefined,
    131_000,
    32_000,
    "2026-07-01",
    "vendor's price page, mirrored",
  ],
  [
    "cerebras/zai-glm-4.7",
    2.25,
    2.75,
    undefined,
    131_000,
    32_000,
    "2026-07-01",
    "vendor's price page, mirrored",
  ],
  [
    "deepseek/deepseek-flash",
    0.28,
    1.13,
    0.006,
    128_000,
    8_000,
    "2026-10-01",
    "vendor's price page",
  ],
  ["deepseek/v4-pro", 1.27, 3.8, undefined, 128_000, 8_000, "2026-10-01", "vendor's price page"],
];

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

const known = new Map([rules, ...rows.map(toModel)].map((model) => [model.id, model]));

function toModel(row: Row): CatalogueModel {
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
