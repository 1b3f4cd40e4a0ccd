import { Resolver } from "node:dns/promises";
import type { Dns, DnsAnswer } from "#shared/ports/dns.ts";

export type DnsResolver = Pick<Resolver, "resolveTxt" | "resolveMx">;

/** DNS as the machine's own resolvers answer it. */
export function resolverDns(
  resolver: DnsResolver = new Resolver({ timeout: 3_000, tries: 2 }),
): Dns {
  return {
    txt: (name) =>
      // A record longer than 255 bytes comes in parts that belong together without a space.
      asked(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(""))),

    mx: (name) =>
      asked(async () => {
        const hosts = await resolver.resolveMx(name);
        return hosts
          .toSorted((one, other) => one.priority - other.priority)
          .map(({ exchange }) => exchange);
      }),
  };
}

async function asked(ask: () => Promise<readonly string[]>): Promise<DnsAnswer> {
  try {
    const records = await ask();
    return records.length > 0 ? { kind: "records", records } : { kind: "none" };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOTFOUND" || code === "ENODATA") return { kind: "none" };
    return { kind: "unanswered", reason: code };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
