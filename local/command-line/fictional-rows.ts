import { closeSync, openSync, readSync } from "node:fs";

/** Enough of a file to know what it is about. */
const LOOKED_AT = 256 * 1024;

/** Whether every website and address in the file is one of `.example`, which RFC 2606 keeps from ever being real. */
export function isAllFictional(file: string): boolean {
  const hosts = [...headOf(file).matchAll(HOST)].map(([, host = ""]) => host.toLowerCase());
  return hosts.length > 0 && hosts.every((host) => host.endsWith(".example"));
}

/** A host that is a cell of its own, or stands after the scheme or the @ in one. */
const HOST = /(?:^|[,;\t"]|\/\/|@)((?:[\p{L}\d-]+\.)+[\p{L}]{2,})(?=$|[,;\t"/:\s])/gimu;

function headOf(file: string): string {
  const opened = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(LOOKED_AT);
    return buffer.toString("utf8", 0, readSync(opened, buffer, 0, LOOKED_AT, 0));
  } finally {
    closeSync(opened);
  }
}
