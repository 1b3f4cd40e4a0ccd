import { existsSync } from "node:fs";
import { join } from "node:path";
import { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import { buildAssembly } from "../assembly/build-assembly.ts";
import { startDepartment } from "../department.ts";
import { startWorld } from "../world.ts";

const project = join(import.meta.dirname, "..", "..");

export type Laptop = { readonly url: string; readonly close: () => Promise<void> };

export type LaptopOptions = {
  readonly dataDirectory: string;
  readonly port?: number | undefined;
  /** A folder of sites in place of the internet; undefined for the real network. */
  readonly world: string | undefined;
  readonly say: (line: string) => void;
};

/** Builds what has changed and starts the department on this machine. */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const { dataDirectory, port, world, say } = options;
  if (world && !existsSync(join(world, "sites"))) {
    throw new UsageProblem(`--world: there is no folder ${join(world, "sites")}`);
  }
  const assembly = await buildAssembly();
  await using opened = new AsyncDisposableStack();
  const internet = world ? await startWorld({ directory: world }) : undefined;
  if (internet) opened.defer(() => internet.close());
  const department = await startDepartment({
    assembly,
    dataDirectory,
    ...(port !== undefined && { port }),
    secret: keysOf(process.env),
    environment: { ...proxiesOf(process.env), ...(internet && { WORLD_URL: internet.url }) },
    log: say,
  });
  opened.defer(department.close);
  const running = opened.move();
  return { url: department.url, close: () => running.disposeAsync() };
}

/** Said to the person as it is, without a stack. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

export function loadKeys(): void {
  const file = join(project, ".env");
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

function proxiesOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value] as const] : [];
    }),
  );
}
