import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Each SDK client carries its whole package.json, 2 to 4 kB, to tell its version in the user agent. */
export const slimPackageInfo: Plugin = {
  name: "slim-package-info",
  setup(build) {
    build.onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, "utf8"));
      return { contents: JSON.stringify({ name, version }), loader: "json" };
    });
  },
};
