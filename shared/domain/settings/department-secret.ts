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
  /** Signs the links in mails and the plus-addresses; made at the first deploy. */
  LINK_KEY: Key,
  /** smtps://user:password@host:465 of the mailbox that cold mail leaves by; several as JSON {"account id": "url"}. */
  SMTP_URL: Key,
  SLACK_BOT_TOKEN: Key,
  SLACK_SIGNING_SECRET: Key,
  SLACK_CHANNEL: Key,
  /** Members of Slack who may decide, by id, separated by commas. */
  SLACK_APPROVERS: Key,
  /** Service account of Google as JSON; GOOGLE_CALENDAR_ID is the calendar it may write to. */
  GOOGLE_SERVICE_ACCOUNT: Key,
  GOOGLE_CALENDAR_ID: Key,
  MICROSOFT_TENANT_ID: Key,
  MICROSOFT_CLIENT_ID: Key,
  MICROSOFT_CLIENT_SECRET: Key,
  MICROSOFT_CALENDAR_USER: Key,
  CAL_COM_API_KEY: Key,
  CAL_COM_EVENT_TYPE_ID: Key,
  UNIPILE_URL: Key,
  UNIPILE_API_KEY: Key,
  UNIPILE_ACCOUNT_ID: Key,
  GOJIBERRY_API_KEY: Key,
  DRIPIFY_API_KEY: Key,
  CARTESIA_API_KEY: Key,
  CARTESIA_VOICE_ID: Key,
  /** Replaces the stage's model order, as JSON. */
  MODELS: Key,
});
export type DepartmentSecret = z.infer<typeof DepartmentSecret>;
