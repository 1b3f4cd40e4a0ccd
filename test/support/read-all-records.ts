import {
  type CsvBatch,
  type CsvRecord,
  type ReadOptions,
  readRecords,
} from "#shared/runtime/csv/read-records.ts";

/** Reads a whole file in chunks of the given size, as a network would hand it over. */
export async function readAll(
  file: string | Uint8Array,
  options: ReadOptions & { readonly chunk?: number } = {},
): Promise<{ records: CsvRecord[]; headers: readonly string[]; batches: CsvBatch[] }> {
  const batches: CsvBatch[] = [];
  for await (const batch of readRecords(inChunks(Buffer.from(file), options.chunk), options)) {
    batches.push(batch);
  }
  return {
    batches,
    records: batches.flatMap((batch) => (batch.kind === "records" ? batch.records : [])),
    headers: batches.flatMap((batch) => (batch.kind === "header" ? batch.headers : [])),
  };
}

export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
