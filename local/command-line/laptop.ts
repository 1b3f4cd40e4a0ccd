import { existsSync } from "node:fs";
import { mkdir, utimes } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { buildAssembly } from "../assembly/build-assembly.ts";
import { type Department, type DepartmentOptions, startDepartment } from "../department.ts";
import { startWorld } from "../world.ts";
import { keysOf } from "./keys.ts";
import type { Terminal } from "./terminal.ts";
import { UsageProblem } from "./usage-problem.ts";

export type Laptop = AsyncDisposable & { readonly url: string; readonly department: Department };

export type LaptopOptions = {
  readonly dataDirectory: string;
  readonly port?: number | undefined;
  /** A folder of sites in place of the internet; undefined for the real network. */
  readonly world: string | undefined;
  /** A time of its own, and what goes wrong on purpose. */
  readonly circumstances?: Pick<DepartmentOptions, "clock" | "mailFault" | "comesTwice">;
};

/** Builds what has changed and starts the department on this machine. Rejects when it is told to stop meanwhile. */
export async function startLaptop(
  { dataDirectory, port, world, circumstances }: LaptopOptions,
  { say, signal }: Terminal,
): Promise<Laptop> {
  const assembly = await buildAssembly(undefined, () =>
    say("Building the functions, which takes some seconds and is done again only after a change …"),
  );
  signal.throwIfAborted();
  await using opened = new AsyncDisposableStack();
  const inUse = markInUse(assembly);
  opened.defer(() => clearInterval(inUse));
  const internet = world ? await startWorld({ directory: world }) : undefined;
  if (internet) opened.defer(() => internet.close());
  const department = await startDepartment({
    ...circumstances,
    assembly,
    dataDirectory,
    ...(port !== undefined && { port }),
    secret: keysOf(process.env),
    environment: {
      ...proxiesOf(process.env),
      TMPDIR: await temporaryFolder(),
      ...(internet && { WORLD_URL: internet.url }),
    },
    log: say,
  }).catch((error: unknown) => {
    throw isPortTaken(error) ? new UsageProblem(portTaken(port), { cause: error }) : error;
  });
  opened.defer(department.close);
  signal.throwIfAborted();
  const running = opened.move();
  return {
    url: department.url,
    department,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Of this user alone: the browser unpacks itself there, and another user's copy may not be started. */
async function temporaryFolder(): Promise<string> {
  const folder = join(tmpdir(), `ai-sales-department-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Other builds of the same checkout remove those that nobody has touched for five minutes. */
function markInUse(assembly: string): NodeJS.Timeout {
  const touch = () => void utimes(assembly, new Date(), new Date()).catch(() => undefined);
  return setInterval(touch, 60_000).unref();
}

/** Refuses a folder without sites before anything is started. */
export function checkWorld(world: string | undefined): void {
  if (world === undefined || existsSync(join(world, "sites"))) return;
  throw new UsageProblem(`--world: there is no folder ${join(world, "sites")}`);
}

/** With what the department works: which internet, and who answers its questions. */
export function surroundings(world: string | undefined): string {
  const internet = world ? `the world in ${world} for the internet` : "the real network";
  const model = process.env["MODEL"];
  return `${internet}, and ${model ? `the model ${model}` : "built-in rules for a model"}`;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function portTaken(port = 0): string {
  const other = port < 65_535 ? port + 1 : 4000;
  return `--port: ${port} is taken by another program. Choose another one: npm start -- --port ${other}`;
}

/** The functions' way out. Node's fetch would send even their calls to the emulators there, hence the exception. */
function proxiesOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"];
  const proxies = names.flatMap((name) => {
    const value = environment[name];
    return value ? [[name, value] as const] : [];
  });
  const exceptions = environment["no_proxy"] ?? environment["NO_PROXY"];
  const direct = [exceptions, "127.0.0.1", "localhost"].filter(Boolean).join(",");
  return { ...Object.fromEntries(proxies), NO_PROXY: direct, no_proxy: direct };
}
