import { globSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { packProse } from "./pack-prose.ts";
import { packSuffixList } from "./pack-suffix-list.ts";
import { slimNodemailer } from "./slim-nodemailer.ts";
import { slimPackageInfo } from "./slim-package-info.ts";

const project = join(import.meta.dirname, "..");

export type Bundles = {
  /** The folder of one function's bundle; its name is the handler's folder, such as "jobs/import". */
  readonly folder: (name: string) => string;
  readonly names: readonly string[];
};

/** Bundles every functions/…/handler.ts by one esbuild call. */
export async function bundleFunctions(directory: string): Promise<Bundles> {
  const handlers = globSync("functions/**/handler.ts", { cwd: project });
  const names = handlers.map((file) => relative("functions", dirname(file))).sort();
  const output = join(directory, "bundles");
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });

  await build({
    entryPoints: names.map((name) => ({
      in: join(project, "functions", name, "handler.ts"),
      out: join(name, "index"),
    })),
    outdir: output,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    sourcemap: "linked",
    sourcesContent: false,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    alias: {
      "@aws-sdk/credential-provider-node": join(import.meta.dirname, "lambda-credentials.ts"),
      "@aws-sdk/endpoint-cache": join(import.meta.dirname, "lambda-endpoints.ts"),
      "@aws-sdk/token-providers": join(import.meta.dirname, "lambda-tokens.ts"),
    },
    plugins: [packProse, packSuffixList, slimPackageInfo, slimNodemailer],
    legalComments: "none",
    // Escapes would make the words of seven languages three times as long.
    charset: "utf8",
    // Its packed browser is 67 MB and comes with a layer.
    external: ["@sparticuz/chromium"],
    // Some CommonJS packages call require for built-in modules.
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  return { names, folder: (name) => join(output, name) };
}
