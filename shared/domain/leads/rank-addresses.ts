import { type AddressKind, addressKind } from "./address-kind.ts";
import { isPlausiblyOf, type LeadPerson, namePattern } from "./address-pattern.ts";
import type { FoundAddress } from "./found-address.ts";

export type RankedAddress = {
  readonly address: string;
  readonly addressKind: AddressKind;
  readonly confidence: number;
  readonly reason: string;
  readonly isAboutPerson: boolean;
  /** A personal address, and the lead is a named person whose it is not. */
  readonly isSomebodyElses: boolean;
  readonly sources: readonly FoundAddress[];
};

export type BestAddress =
  | ({ readonly kind: "found" } & RankedAddress)
  | { readonly kind: "none"; readonly reason: string };

export type RankingFor = { readonly domain: string; readonly person?: LeadPerson | undefined };

/** Best first: the lead's own address, then a person's, a role's, a general one. Addresses nobody sells to are left out. */
export function rankAddresses(
  found: readonly FoundAddress[],
  { domain, person }: RankingFor,
): readonly RankedAddress[] {
  return [...Map.groupBy(found, ({ address }) => address.toLowerCase())]
    .flatMap(([address, sources]) => judge(address, sources, domain, person))
    .toSorted((one, other) => other.confidence - one.confidence || byAddress(one, other));
}

export function bestAddress(found: readonly FoundAddress[], ranking: RankingFor): BestAddress {
  const ranked = rankAddresses(found, ranking);
  if (found.length === 0) return { kind: "none", reason: "the site names no address" };
  if (ranked.length === 0) {
    return { kind: "none", reason: "the site names only addresses that take no sales mail" };
  }
  // A mail that greets one person in the mailbox of another is worse than none.
  const best = ranked.find(({ isSomebodyElses }) => !isSomebodyElses);
  if (!best) return { kind: "none", reason: "the site names only addresses of colleagues" };
  if (best.confidence < leastConfidence) {
    return {
      kind: "none",
      reason: `the only address found, ${best.address}, belongs to another domain`,
    };
  }
  return { kind: "found", ...best };
}

const leastConfidence = 0.25;

function judge(
  address: string,
  sources: readonly FoundAddress[],
  domain: string,
  person: LeadPerson | undefined,
): readonly RankedAddress[] {
  const [local = "", host = ""] = address.split("@");
  const kind = addressKind(local, sources);
  if (kind === "unwanted") return [];
  const home = homeOf(local, host, domain);
  const pattern = person ? namePattern(local, person) : undefined;
  const isAboutPerson = pattern !== undefined;
  const names = nearbyPersonMatches(sources, person);
  const isOther = kind === "personal" && person?.lastName !== undefined && !isAboutPerson;
  const pages = new Set(sources.map(({ pageUrl }) => pageUrl)).size;

  const base = isAboutPerson
    ? 0.93
    : baseConfidence[kind] -
      (isOther ? 0.12 : 0) -
      (kind === "role" && isSideRole(local) ? 0.15 : 0);
  const raised = base + Math.min(pages - 1, 3) * 0.02 + (names ? 0.04 : 0);
  const confidence = Math.min(0.99, raised) * homeWeight[home];
  return [
    {
      address,
      addressKind: kind,
      confidence: Math.round(confidence * 100) / 100,
      reason: [
        pattern ? `${pattern} of the lead` : describeKind(kind, sources),
        describeHome(home, domain),
        pages > 1 ? `named on ${pages} pages` : "named on one page",
      ].join(", "),
      isAboutPerson,
      isSomebodyElses: isOther,
      sources,
    },
  ];
}

/** Read by people who pass sales mail on to nobody. */
function isSideRole(local: string): boolean {
  return /^(?:press[e]?|media|pr|accounts?|accounting|buchhaltung|comptabilite|investors?|finanzen)\b/.test(
    local,
  );
}

const baseConfidence: Readonly<Record<AddressKind, number>> = {
  personal: 0.82,
  role: 0.68,
  generic: 0.55,
};

type Home = "own" | "sister" | "free-mail" | "other";

const homeWeight: Readonly<Record<Home, number>> = {
  own: 1,
  sister: 0.85,
  "free-mail": 0.6,
  other: 0.2,
};

function homeOf(local: string, host: string, domain: string): Home {
  const own = domain.toLowerCase().replace(/^www\./, "");
  if (isSameSite(host, own)) return "own";
  // A mailbox that carries the company's name is the company's, wherever it is kept.
  const name = lettersOf(label(own));
  if (freeMail.test(host) || (name.length > 5 && lettersOf(local).includes(name)))
    return "free-mail";
  return label(host) === label(own) && label(own).length > 3 ? "sister" : "other";
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function isSameSite(host: string, own: string): boolean {
  return host === own || host.endsWith(`.${own}`) || (own.endsWith(`.${host}`) && !isSuffix(host));
}

/** co.uk, com.au and their like are no company's domain. */
function isSuffix(host: string): boolean {
  return !host.includes(".") || /^(?:com?|net|org|ac|gov|edu|ltd|plc)\.[a-z]{2}$/.test(host);
}

/** kestrel of kestrel.co.uk and of kestrel.de: one name under two endings is usually one company. */
function label(host: string): string {
  const parts = host.split(".");
  while (parts.length > 1 && !isSuffix(parts.slice(1).join("."))) parts.shift();
  return parts[0] ?? "";
}

const freeMail =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|ymail|icloud|me|aol|gmx|web|t-online|freenet|posteo|proton|protonmail|orange|wanadoo|free|laposte|sfr|wp|onet|o2|seznam|btinternet|mail)\.(?:[a-z]{2,3})(?:\.[a-z]{2})?$/;

function describeKind(kind: AddressKind, sources: readonly FoundAddress[]): string {
  const name = sources.find(({ nearbyName }) => nearbyName)?.nearbyName;
  if (kind === "personal") return name ? `personal address beside ${name}` : "personal address";
  return kind === "role" ? "address of a role" : "general address";
}

function describeHome(home: Home, domain: string): string {
  switch (home) {
    case "own":
      return `at ${domain}`;
    case "sister":
      return "at the same name under another ending";
    case "free-mail":
      return "at a mail provider";
    case "other":
      return "at a domain of somebody else";
  }
}

function nearbyPersonMatches(
  sources: readonly FoundAddress[],
  person: LeadPerson | undefined,
): boolean {
  if (!person) return false;
  return sources.some(
    ({ nearbyName }) => nearbyName !== undefined && isPlausiblyOf(nearbyName, person),
  );
}

function byAddress(one: RankedAddress, other: RankedAddress): number {
  return one.address.localeCompare(other.address, "en");
}
