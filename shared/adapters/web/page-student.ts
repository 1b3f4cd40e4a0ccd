import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import type { PageRenderer } from "#shared/ports/page-renderer.ts";
import type { PageStudent, StudyAbout } from "#shared/ports/page-student.ts";
import type { WebReader } from "#shared/ports/web-reader.ts";
import { studyPage } from "./study-page.ts";

/** Rendering asks the plain reader first: it knows what robots.txt allows. */
export function pageStudent(web: WebReader, renderer: PageRenderer | undefined): PageStudent {
  return {
    async study(url, about, { isRendered = false } = {}) {
      const read = await web.read(url);
      if (read.kind === "forbidden-by-robots") return read;
      if (read.kind === "missing") return { kind: "missing", url: read.url, reason: read.reason };

      const opened = isRendered && renderer ? await renderer.render(read.url) : read;
      if (opened.kind !== "page" && opened.kind !== "rendered") {
        return { kind: "missing", url: read.url, reason: opened.reason };
      }
      const { html } = opened;
      const meant = whoIsMeant(about, html);
      const page = studyPage({ url: read.url, html }, meant);
      return { kind: "studied", page, ...(about.isOwnSite && meant.name && { name: meant.name }) };
    },
  };
}

/** On its own site the list's name for the company counts where the site uses it too; it names itself better than lists do. */
function whoIsMeant(
  { name, domain, isOwnSite }: StudyAbout,
  html: string,
): { readonly domain?: string; readonly name?: string } {
  const known = { ...(domain && { domain }) };
  if (!isOwnSite) return { ...known, ...(name && { name }) };
  const spelled = name && spellingOnSite(name, html);
  return { ...known, ...(spelled && { name: spelled }) };
}

function spellingOnSite(name: string, html: string): string | undefined {
  const words = name.split(/\s+/);
  const text = html.replaceAll("&amp;", "&");
  const onSite = words
    .map((_, dropped) => words.slice(0, words.length - dropped).join(" "))
    .map((spelling) => spelling.replace(/[\s,&]+$/, ""))
    .find((spelling) => spelling.length > 2 && text.includes(spelling));
  const isWhole = onSite && normaliseCompanyName(onSite) === normaliseCompanyName(name);
  return isWhole ? onSite : undefined;
}
