import { readFile } from "node:fs/promises";
import * as z from "zod";

/** Records by name and type: {"tidewater.example": {"TXT": ["v=spf1 -all"], "MX": ["mx.tidewater.example"]}} */
const DnsRecords = z.record(
  z.string().toLowerCase(),
  z.partialRecord(z.enum(["TXT", "MX", "A"]), z.array(z.string())),
);

export type WorldDns = (name: string, type: string) => readonly string[];

/** The DNS of a world; without its file no name has records. */
export async function readWorldDns(file: string): Promise<WorldDns> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const records = DnsRecords.safeParse(parsed(text));
  if (!records.success) {
    throw new Error(`${file} holds no DNS records: ${z.prettifyError(records.error)}`);
  }
  return (name, type) => {
    const found = new Map<string, readonly string[]>(
      Object.entries(records.data[name.toLowerCase().replace(/\.$/, "")] ?? {}),
    );
    return found.get(type.toUpperCase()) ?? [];
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
