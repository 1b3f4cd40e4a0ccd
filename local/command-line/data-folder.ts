import { mkdirSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageProblem } from "./usage-problem.ts";

/** The folder that --data names. */
export function dataFolderOf(given: string): string {
  if (given.trim() === "") throw new UsageProblem("--data must name a folder, and it is empty");
  return resolve(given);
}

/** Makes the folder of --data where it is missing, and finds out now whether anything can be kept there. */
export function makeDataFolder(folder: string): void {
  makeWritableFolder(folder, "--data: no data can be kept");
}

/** Throws UsageProblem with the complaint, the folder and the reason. */
export function makeWritableFolder(folder: string, complaint: string): void {
  try {
    makeFolder(folder);
    // Permissions do not tell it of every file system; a folder in it does.
    rmdirSync(mkdtempSync(join(folder, ".try-")));
  } catch (cause) {
    throw new UsageProblem(`${complaint} in ${folder}: ${reasonOf(cause)}`, { cause });
  }
}

/** Level by level, for the recursive mkdir of Node never comes to an end under /proc. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error("it is a file");
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  // "EACCES: permission denied, mkdir '/root/x'"
  const [, words = message] = /^E[A-Z0-9]+: ([^,]+)/.exec(message) ?? [];
  return words;
}
