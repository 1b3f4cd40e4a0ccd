import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

/** One log file per function, with one older file kept beside it. */
export function functionLogs(directory: string): (functionName: string) => (text: string) => void {
  mkdirSync(directory, { recursive: true });
  return (functionName) => {
    const file = join(directory, `${functionName}.log`);
    let size = sizeOf(file);
    return (text) => {
      if (size > LARGEST_LOG) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, text);
      size += Buffer.byteLength(text);
    };
  };
}

const LARGEST_LOG = 10_485_760;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
