import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Lays out @sparticuz/chromium and what it needs the way a Lambda layer wants it, and answers folder and version. */
export function chromiumLayer(directory: string): {
  readonly folder: string;
  readonly version: string;
} {
  const folder = join(directory, "chromium-layer");
  const modules = join(folder, "nodejs", "node_modules");
  const start = dirname(dirname(dirname(require.resolve("@sparticuz/chromium"))));
  const packages = withDependencies("@sparticuz/chromium", findRoot(start));
  for (const { name, path } of packages) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    cpSync(path, join(modules, name), { recursive: true, dereference: true });
  }
  const version = packages[0]?.version;
  if (!version) throw new Error("@sparticuz/chromium is not installed");
  return { folder, version };
}

type Installed = { readonly name: string; readonly path: string; readonly version: string };

function withDependencies(name: string, root: string): readonly Installed[] {
  const found = new Map<string, Installed>();
  const visit = (wanted: string): void => {
    if (found.has(wanted)) return;
    const path = join(root, wanted);
    const { version, dependencies = {} } = JSON.parse(
      readFileSync(join(path, "package.json"), "utf8"),
    ) as { version: string; dependencies?: Record<string, string> };
    found.set(wanted, { name: wanted, path, version });
    for (const dependency of Object.keys(dependencies)) visit(dependency);
  };
  visit(name);
  return [...found.values()];
}

function findRoot(path: string): string {
  const marker = join("node_modules");
  const index = path.lastIndexOf(marker);
  if (index < 0) throw new Error(`@sparticuz/chromium is not under node_modules: ${path}`);
  return path.slice(0, index + marker.length);
}
