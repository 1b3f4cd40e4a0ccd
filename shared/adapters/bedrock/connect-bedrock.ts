import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import type { LanguageModel } from "#shared/ports/language-model.ts";
import { bedrockModel } from "./bedrock-model.ts";
import type { BedrockModelOptions } from "./bedrock-request.ts";

/** Region and credentials come from the function's role, as for every AWS client. */
export function connectBedrock(
  { endpoint }: { readonly endpoint?: string },
  options: BedrockModelOptions,
): LanguageModel {
  // Two attempts: a third would only hold up the next model in the list.
  const client = new BedrockRuntimeClient({ maxAttempts: 2, ...(endpoint && { endpoint }) });
  return bedrockModel(client, options);
}
