import { asciiWords } from "#shared/domain/leads/address-kind.ts";

/** The person's own profile: one of the links beside the name, or any on the page that carries the whole name. */
export function linkedinProfile(
  fullName: string,
  beside: readonly string[],
  onPage: readonly string[],
): string | undefined {
  const words = asciiWords(fullName);
  const near = beside.flatMap(profile);
  const byName = [...near, ...onPage.flatMap(profile)].find((url) => carriesName(url, words));
  const distinct = new Set(near);
  return byName ?? (distinct.size === 1 ? near[0] : undefined);
}

function profile(link: string): readonly string[] {
  const slug = /^https?:\/\/(?:[a-z]{2,3}\.)?linkedin\.com\/in\/([^/?#\s]+)/i.exec(
    link.trim(),
  )?.[1];
  return slug ? [`https://www.linkedin.com/in/${slug}`] : [];
}

function carriesName(url: string, words: readonly string[]): boolean {
  const slug = asciiWords(decoded(url.slice(url.lastIndexOf("/") + 1))).join("");
  const [first = "", ...others] = words;
  return (
    others.length > 0 &&
    slug.includes(first) &&
    others.some((word) => word.length > 2 && slug.includes(word))
  );
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    // A broken escape is still a slug.
    return slug;
  }
}
