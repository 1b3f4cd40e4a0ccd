import { statSync } from "node:fs";
import { join } from "node:path";
import type { Bundles } from "../bundle.ts";

/** A cold start loads the whole bundle: 700 kB is the size at which Node 24 needs about 100 ms for it. */
const MAX_BUNDLE_BYTES = 700_000;

export function bundleBytes({ folder }: Bundles, name: string): number {
  return statSync(join(folder(name), "index.mjs")).size;
}

/** The bundles over their size budget; the browser's driver has none, as the browser itself is a hundred times its size. */
export function sizeFindings(bundles: Bundles): readonly string[] {
  return bundles.names
    .filter((name) => name !== "browser")
    .map((name) => ({ name, bytes: bundleBytes(bundles, name) }))
    .filter(({ bytes }) => bytes > MAX_BUNDLE_BYTES)
    .map(
      ({ name, bytes }) =>
        `${name} has ${kilobytes(bytes)}; the limit is ${kilobytes(MAX_BUNDLE_BYTES)}`,
    );
}

export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
