/**
 * Stands in for the SDK's token providers in every bundle: a function signs with its role, so the single sign-on
 * clients behind them never run on Lambda.
 */
export const nodeProvider = () => noToken;
export const fromEnvSigningName = () => noToken;

async function noToken(): Promise<never> {
  throw new Error("A function signs with its role and has no bearer token");
}
