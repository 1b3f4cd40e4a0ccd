import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "esbuild";

const typedArrays = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;

const asked = { by: "pack-suffix-list" };

/**
 * tldts carries the public suffix list as 124 kB of array literals, a fifth of a function's size budget. Packed it is
 * a third of that, and unpacking costs less than parsing the literals did.
 */
export const packSuffixList: Plugin = {
  name: "pack-suffix-list",
  setup(build) {
    // Its tables are built when it loads: without this a function that looks for no domain would carry them.
    build.onResolve({ filter: /^tldts$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === asked) return undefined;
      return { ...(await build.resolve(path, { ...from, pluginData: asked })), sideEffects: false };
    });
    build.onLoad(
      { filter: /tldts[\\/]dist[\\/]es6[\\/]src[\\/]data[\\/]trie\.js$/ },
      async ({ path }) => {
        const exports: Record<string, unknown> = await import(path);
        const packed = Object.entries(exports).map(([name, value]) => packedExport(name, value));
        return { contents: [unpack, ...packed].join("\n"), loader: "js" };
      },
    );
  },
};

const unpack = `import { brotliDecompressSync } from "node:zlib";
const read = (packed) => JSON.parse(brotliDecompressSync(Buffer.from(packed, "base64")).toString());`;

function packedExport(name: string, value: unknown): string {
  const kind = Object.entries(typedArrays).find(([, type]) => value instanceof type)?.[0];
  const plain = ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
  const packed = brotliCompressSync(JSON.stringify(plain)).toString("base64");
  const read = `read(${JSON.stringify(packed)})`;
  return `export const ${name} = ${kind ? `new ${kind}(${read})` : read};`;
}
