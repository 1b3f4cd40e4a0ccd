import type { OpenaiModelOptions } from "./openai-request.ts";

export type OpenaiVendor = {
  readonly baseUrl: string;
  /** The name its key is stored under; a vendor without one asks for none. */
  readonly keyName?: string;
  readonly limitField: OpenaiModelOptions["limitField"];
  readonly extra?: OpenaiModelOptions["extra"];
  /** What to add for a model that thinks first: little thinking, since our questions are small and many. */
  readonly thinking?: OpenaiModelOptions["extra"];
};

/** Who serves OpenAI's chat completions, and where each differs from the rest. */
export const openaiVendors = {
  openai: {
    baseUrl: "https://api.openai.com/v1",
    keyName: "OPENAI_API_KEY",
    limitField: "max_completion_tokens",
    thinking: { reasoning_effort: "low" },
  },
  cerebras: {
    baseUrl: "https://api.cerebras.ai/v1",
    keyName: "CEREBRAS_API_KEY",
    limitField: "max_completion_tokens",
  },
  deepseek: {
    baseUrl: "https://api.deepseek.com",
    keyName: "DEEPSEEK_API_KEY",
    limitField: "max_tokens",
  },
  openrouter: {
    baseUrl: "https://openrouter.ai/api/v1",
    keyName: "OPENROUTER_API_KEY",
    limitField: "max_tokens",
    // Only upstreams that honour the schema, and none that keep what leads have written.
    extra: { provider: { require_parameters: true, data_collection: "deny" } },
  },
  ollama: { baseUrl: "http://127.0.0.1:11434/v1", limitField: "max_tokens" },
} as const satisfies Record<string, OpenaiVendor>;
