import type { MissingReason, PageRead } from "#shared/ports/web-reader.ts";
import type { VisitedPage } from "./visited-page.ts";

/** Why a site gave no address, in words that follow "No e-mail address:"; nothing where its pages were read and are silent. */
export function siteProblem(
  reads: readonly PageRead[],
  seen: readonly VisitedPage[],
): string | undefined {
  const [home] = reads;
  if (seen.length === 0 && home) return unread(home, reads);
  if (seen.some(({ addresses }) => addresses.length > 0)) return undefined;
  const isBlank = seen.every(({ needsScript }) => needsScript);
  if (isBlank) {
    const isTried = seen.some(({ outcome }) => outcome !== "read");
    const blank = "the site shows nothing without a browser";
    return isTried ? `${blank}, and a browser did not help` : blank;
  }
  const isBarred = reads.some(({ kind }) => kind === "forbidden-by-robots");
  if (isBarred) return "the pages we may read name no address, and robots.txt forbids the others";
  return undefined;
}

function unread(home: PageRead, reads: readonly PageRead[]): string {
  const isBarred = reads.some(({ kind }) => kind === "forbidden-by-robots");
  if (isBarred) return "robots.txt forbids reading the site";
  const reason = home.kind === "missing" ? home.reason : "not-found";
  return `the site could not be reached (${words[reason]})`;
}

const words: Readonly<Record<MissingReason, string>> = {
  "not-found": "its home page does not exist",
  "http-error": "it answers with an error",
  refused: "its address is not a public one",
  dns: "its domain does not exist",
  timeout: "it did not answer in 10 seconds",
  connection: "it takes no connections",
  tls: "its certificate is not valid",
  "too-large": "its home page is too large",
  "too-many-redirects": "it redirects in circles",
  "not-text": "it answers with something that is no page",
};
