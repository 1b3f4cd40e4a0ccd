import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "esbuild";

/**
 * The demo company's profile and its answers in six languages are 55 kB of sentences in every agent's bundle, the ways to ask
 * for an end 35 kB of patterns. Packed they are less than half of that. Only modules that export nothing but data.
 */
export const packProse: Plugin = {
  name: "pack-prose",
  setup(build) {
    build.onLoad(
      {
        filter:
          /shared[\\/]domain[\\/](knowledge[\\/]tidewater[\\/].*-entries|settings[\\/]default-seller|replies[\\/]phrases[\\/].*-stops)\.ts$/,
      },
      async ({ path }) => {
        const exports: Record<string, unknown> = await import(path);
        const packed = Object.entries(exports).map(
          ([name, value]) => `export const ${name} = read(${JSON.stringify(pack(value))});`,
        );
        return { contents: [unpack, ...packed].join("\n"), loader: "js" };
      },
    );
  },
};

const unpack = `import { brotliDecompressSync } from "node:zlib";
const read = (packed) => JSON.parse(brotliDecompressSync(Buffer.from(packed, "base64")).toString());`;

function pack(value: unknown): string {
  return brotliCompressSync(JSON.stringify(value)).toString("base64");
}
