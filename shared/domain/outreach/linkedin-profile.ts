import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";

/** The name in a profile's address, "gareth-oduya" of https://www.linkedin.com/in/gareth-oduya/; undefined for anything else. */
export function profileName(url: string): string | undefined {
  const [, name] = /\/in\/(.+)$/.exec(parseLinkedInUrl(url)?.url ?? "") ?? [];
  return name && decodeURIComponent(name);
}

export function profileAddress(name: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(name)}`;
}
