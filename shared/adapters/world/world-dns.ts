import * as z from "zod";
import type { Dns, DnsAnswer } from "#shared/ports/dns.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

/** The DNS of the demo world: what its dns.json says, and nothing else. */
export function worldDns({
  http,
  worldUrl,
}: {
  readonly http: JsonHttp;
  readonly worldUrl: string;
}): Dns {
  async function ask(name: string, type: "TXT" | "MX"): Promise<DnsAnswer> {
    const answer = await http.request({
      method: "GET",
      url: new URL("/dns", worldUrl).href,
      query: { name, type },
      schema: WorldDnsAnswer,
      timeoutMilliseconds: 10_000,
    });
    if (answer.kind !== "ok") return { kind: "unanswered", reason: answer.kind };
    const { records } = answer.value;
    return records.length > 0 ? { kind: "records", records } : { kind: "none" };
  }

  return { txt: (name) => ask(name, "TXT"), mx: (name) => ask(name, "MX") };
}

const WorldDnsAnswer = z.object({ records: z.array(z.string()) });
