import { type FileCopier, FileNotFound, type FileStore } from "#shared/ports/file-store.ts";

export type MemoryFiles = FileStore &
  FileCopier & {
    readonly kept: ReadonlyMap<string, Buffer>;
    readonly put: (key: string, content: string | Uint8Array) => void;
    readonly drop: (key: string) => void;
    readonly text: (key: string) => string;
  };

/** A bucket in memory. A write that fails half-way leaves nothing, as a multipart upload does. */
export function memoryFiles(): MemoryFiles {
  const kept = new Map<string, Buffer>();
  return {
    kept,
    put: (key, content) => void kept.set(key, Buffer.from(content)),
    drop: (key) => void kept.delete(key),
    text: (key) => kept.get(key)?.toString("utf8") ?? "",
    async read(key) {
      const content = kept.get(key);
      if (!content) throw new FileNotFound(key);
      return inPieces(content);
    },
    size: async (key) => kept.get(key)?.length,
    async write(key, content) {
      const chunks = await Array.fromAsync(content);
      kept.set(key, Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))));
    },
    async copy(from, to) {
      const content = kept.get(from);
      if (!content) throw new FileNotFound(from);
      kept.set(to, content);
    },
    uploadUrl: async (key) => `https://files.example/put/${key}`,
    downloadUrl: async (key, fileName) => `https://files.example/get/${key}?as=${fileName}`,
  };
}

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 16_384) yield content.subarray(at, at + 16_384);
}
