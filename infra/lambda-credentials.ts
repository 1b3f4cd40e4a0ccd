import { fromEnv } from "@aws-sdk/credential-provider-env";

/**
 * Stands in for the SDK's default chain in every bundle: a function's credentials come by environment, and the chain's
 * other ways (profiles, single sign-on, instance metadata) are 100 kB that never run on Lambda.
 */
export const defaultProvider = fromEnv;
