import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder for what is built on the way; it is gone when the process ends, also by Ctrl-C. */
export function makeWorkshop(): string {
  const folder = mkdtempSync(join(tmpdir(), "department-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  return folder;
}
