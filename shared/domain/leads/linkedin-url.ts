import { bareText } from "./plain-text.ts";

export type LinkedInPage = {
  readonly kind: "person" | "company";
  readonly url: string;
};

/** The one way to write a profile's address, so that two spellings are one: `de.linkedin.com/in/Jana/?x=1` -> `https://www.linkedin.com/in/jana`. */
export function parseLinkedInUrl(text: string): LinkedInPage | undefined {
  const match = PAGE.exec(bareText(text));
  if (!match) return undefined;
  const [, kind = "", slug = ""] = match;
  const name = bareText(decode(slug)).toLowerCase();
  if (!name) return undefined;
  const folder = kind.toLowerCase();
  if (folder === "in" || folder === "pub") {
    return { kind: "person", url: `https://www.linkedin.com/in/${encodeURIComponent(name)}` };
  }
  if (folder.startsWith("sales")) {
    // Sales Navigator's ids are case-sensitive and have no public equivalent.
    return { kind: "person", url: `https://www.linkedin.com/sales/lead/${slug}` };
  }
  return { kind: "company", url: `https://www.linkedin.com/${folder}/${encodeURIComponent(name)}` };
}

/** The same for every spelling of one profile, wherever two of them are compared. */
export function profileKey(text: string): string {
  return parseLinkedInUrl(text)?.url ?? text.trim().toLowerCase();
}

const PAGE =
  /^(?:https?:\/\/)?(?:(?:[a-z]{2,3}\.)?linkedin\.com\/)(?:mwlite\/|m\/)?(in|pub|company|school|showcase|sales\/(?:lead|people))\/([^/?#\s]{1,200})/i;

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
