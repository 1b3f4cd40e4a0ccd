import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProspectLanguage } from "../prospects/character.ts";
import { type Firm, firms } from "./world/firms.ts";
import { firmsCsv, writeWorld } from "./world/write-world.ts";

export type Mailbox = {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  /** Some send for long, some begin with the simulation and so with few messages a day. */
  readonly startedOn: string;
  readonly timeZone: string;
  readonly dailyCap: number;
};

export type Market = {
  readonly world: string;
  readonly csv: string;
  readonly mailboxes: readonly Mailbox[];
  readonly firmOf: (address: string) => Firm | undefined;
  readonly languageOf: (address: string) => ProspectLanguage | undefined;
};

/** As many companies as leads are asked for, their sites, the file with them, and the mailboxes to write from. */
export async function makeMarket(folder: string, count: number, firstDay: string): Promise<Market> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const all = firms(count);
  const world = await writeWorld(join(folder, "world"), all);
  const csv = join(folder, "leads.csv");
  await writeFile(csv, withConsent(firmsCsv(all)));
  await writeFile(join(world, "dns.json"), JSON.stringify(dnsOf(SENDING_DOMAINS)));
  const byDomain = new Map(all.map((firm) => [firm.domain, firm]));
  const firmOf = (address: string): Firm | undefined =>
    byDomain.get(address.split("@").at(-1) ?? "");
  return {
    world,
    csv,
    firmOf,
    languageOf: (address) => languages.get(firmOf(address)?.country ?? "") ?? "en",
    mailboxes: SENDING_DOMAINS.flatMap((domain, index) =>
      [...SENDING_FOR_LONG, ...NEW].map((name) => ({
        id: `${name}-${index + 1}`,
        address: `${name}.moreau@${domain}`,
        name: `${name.charAt(0).toUpperCase()}${name.slice(1)} Moreau`,
        startedOn: NEW.includes(name) ? firstDay : "2026-03-02",
        timeZone: "Europe/London",
        dailyCap: 40,
      })),
    ),
  };
}

const SENDING_FOR_LONG = ["ines", "ada", "ruth"];
const NEW = ["owen"];
const SENDING_DOMAINS = ["tidewater-mail.example", "tidewater-post.example"];

const languages: ReadonlyMap<string, ProspectLanguage> = new Map([
  ["Germany", "de"],
  ["Netherlands", "nl"],
]);

/** Two of three companies are known from somewhere, which the laws of some countries ask for. */
function withConsent(csv: string): string {
  const [header = "", ...rows] = csv.trimEnd().split("\n");
  const told = rows.map((row, index) =>
    index % 3 === 0 ? `${row},,,` : `${row},consent,Asked for news at a trade fair,2026-05-12`,
  );
  return `${[`${header},Consent,Consent Source,Consent Date`, ...told].join("\n")}\n`;
}

/** What makes mail of a domain believable: SPF, a DKIM key, DMARC, and a server that takes answers. */
function dnsOf(domains: readonly string[]): object {
  const key = `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA${"A".repeat(342)}IDAQAB`;
  return Object.fromEntries(
    domains.flatMap((domain) => [
      [domain, { TXT: ["v=spf1 ip4:192.0.2.10 -all"], MX: [`mx.${domain}`] }],
      [`default._domainkey.${domain}`, { TXT: [`v=DKIM1; k=rsa; p=${key}`] }],
      [`_dmarc.${domain}`, { TXT: [`v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`] }],
    ]),
  );
}
