import { SAMPLE_ROWS } from "#shared/domain/csv/header-mapping.ts";
import { type MappingPreview, previewMapping } from "#shared/domain/csv/mapping-preview.ts";
import { storedKey } from "#shared/domain/jobs/job-files.ts";
import { FileNotFound, type FileStore } from "#shared/ports/file-store.ts";
import { readRecords } from "#shared/runtime/csv/read-records.ts";
import { problem, RequestProblem, refusal } from "../../http/problem.ts";
import type { Upload } from "../../http/upload.ts";
import { whole } from "./whole.ts";

export async function previewFile(
  files: FileStore,
  { file, mapping }: Upload,
): Promise<MappingPreview> {
  const bytes = file.kind === "bytes" ? whole(file.bytes) : await readStored(files, file.uploadId);
  let headers: readonly string[] = [];
  for await (const batch of readRecords(bytes, { batchSize: SAMPLE_ROWS })) {
    if (batch.kind === "refused") throw refusal(422, batch.message);
    if (batch.kind === "header") headers = batch.headers;
    if (batch.kind === "records") {
      return previewMapping(
        headers,
        batch.records.map(({ cells }) => cells),
        mapping,
      );
    }
  }
  throw refusal(422, "The file has no rows.");
}

async function readStored(files: FileStore, uploadId: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await files.read(storedKey(uploadId));
  } catch (cause) {
    if (!(cause instanceof FileNotFound)) throw cause;
    const detail = `Nothing was uploaded as ${uploadId} yet.`;
    throw new RequestProblem(problem(422, detail), { cause });
  }
}
