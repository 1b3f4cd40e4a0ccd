import type { StudyPage } from "#shared/ports/page-study.ts";
import { companyDetails } from "./company-details.ts";
import { extractExecutives } from "./extract-executives.ts";
import { extractPageFacts } from "./extract-page-facts.ts";
import { sentencesOf } from "./facts/sentences.ts";
import { findAddresses } from "./find-addresses.ts";
import { loadPage } from "./load-page.ts";
import { readableText } from "./readable-text.ts";
import { isReaderInstruction } from "./reader-instructions.ts";
import { siteLinks } from "./site-links.ts";

export const studyPage: StudyPage = ({ url, html }, about) => {
  const page = loadPage(html);
  const { title, description, text, isThin, needsScript } = readableText(page);
  return {
    url,
    title,
    ...(description && !isReaderInstruction(description) && { description }),
    text: withoutInstructions(text),
    isThin,
    needsScript,
    facts: extractPageFacts(page, url, about).filter(
      ({ quote, statement }) => !isReaderInstruction(quote) && !isReaderInstruction(statement),
    ),
    people: extractExecutives(page, url).filter(({ quote }) => !isReaderInstruction(quote)),
    addresses: findAddresses(page, url),
    links: siteLinks(page, url),
    details: companyDetails(page),
  };
};

function withoutInstructions(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      isReaderInstruction(line)
        ? sentencesOf(line)
            .filter((sentence) => !isReaderInstruction(sentence))
            .join(" ")
        : line,
    )
    .filter(Boolean)
    .join("\n");
}
