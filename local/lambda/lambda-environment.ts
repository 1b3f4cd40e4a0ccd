import { ACCOUNT, REGION } from "../assembly/resource-names.ts";
import type { FunctionSettings } from "./invocation.ts";

/** Exactly the variables of the template, those Lambda itself sets, and the way to the emulators. */
export function lambdaEnvironment(
  { name, folder, exportName, memoryMegabytes, environment }: FunctionSettings,
  shared: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCOUNT_ID: ACCOUNT,
    AWS_ACCESS_KEY_ID: "LOCALACCESSKEY",
    AWS_SECRET_ACCESS_KEY: "local-secret-key",
    // A profile of the person at the laptop must never lead a function to a real account.
    AWS_CONFIG_FILE: NO_FILE,
    AWS_SHARED_CREDENTIALS_FILE: NO_FILE,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: `index.${exportName}`,
    LANG: "en_US.UTF-8",
    ...environment,
    ...shared,
  };
}

const NO_FILE = "/dev/null";
