import { existsSync } from "node:fs";
import { join } from "node:path";
import { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";

export function loadKeys(): void {
  const file = join(import.meta.dirname, "..", "..", ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Keys of outside services that the person has given; without any, the models are the rules. */
export function keysOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = Object.keys(DepartmentSecret.shape);
  const given = names.flatMap((name) => {
    const value = environment[name];
    return value ? [[name, value] as const] : [];
  });
  return { MODELS: modelOrder(environment["MODEL"]), ...Object.fromEntries(given) };
}

/** MODEL names one model for every question; the rules stand behind it. */
function modelOrder(model: string | undefined): string {
  const order = model ? [model, "rules"] : ["rules"];
  return JSON.stringify({ cheap: order, writing: order, strong: order, dailyBudgetUsd: 5 });
}

export function hasKeys(environment: NodeJS.ProcessEnv): boolean {
  return Object.keys(keysOf(environment)).length > 1;
}
