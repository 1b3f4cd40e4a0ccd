import * as z from "zod";

const Key = z.string().min(1).optional();

/** Keys of outside services; what is not given is not used. The same names stand in .env.example. */
export const DepartmentSecret = z.object({
  OPENAI_API_KEY: Key,
  OPENAI_BASE_URL: Key,
  CEREBRAS_API_KEY: Key,
  DEEPSEEK_API_KEY: Key,
  OPENROUTER_API_KEY: Key,
  OLLAMA_BASE_URL: Key,
  TAVILY_API_KEY: Key,
  BRAVE_API_KEY: Key,
  EXA_API_KEY: Key,
  APOLLO_API_KEY: Key,
  HUNTER_API_KEY: Key,
  LINKEDIN_DATA_URL: Key,
  LINKEDIN_DATA_KEY: Key,
  /** "duckduckgo" allows the unofficial search of a developer's laptop. */
  SEARCH_FALLBACK: Key,
  /** Replaces the stage's model order, as JSON. */
  MODELS: Key,
});
export type DepartmentSecret = z.infer<typeof DepartmentSecret>;
