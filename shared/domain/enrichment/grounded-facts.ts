import type { PageFact } from "#shared/domain/leads/fact.ts";

export type ProposedFact = {
  readonly kind: PageFact["kind"];
  readonly statement: string;
  readonly value: string | null;
  readonly quote: string;
  readonly page: string;
};

/** Of the facts a model proposes, those whose quote stands word for word on the page, and whose figures stand in it. */
export function groundedFacts(
  proposed: readonly ProposedFact[],
  pages: readonly { readonly url: string; readonly text: string }[],
): readonly PageFact[] {
  return proposed.flatMap(({ kind, statement, value, quote, page: url }) => {
    const page = pages.find((candidate) => candidate.url === url);
    if (!page || !standsIn(quote, page.text) || !figuresStandIn(statement, quote)) return [];
    if (hasMarkup(statement)) return [];
    return [
      {
        kind,
        subject: "company",
        statement,
        ...(value && figuresStandIn(value, quote) && { value }),
        quote: oneLine(quote),
        url,
        sourceName: new URL(url).hostname.replace(/^www\./, ""),
        confidence: 0.7,
      } as const,
    ];
  });
}

const SHORTEST_QUOTE = 15;

function standsIn(quote: string, text: string): boolean {
  const sought = oneLine(quote);
  return sought.length >= SHORTEST_QUOTE && oneLine(text).includes(sought);
}

function figuresStandIn(statement: string, quote: string): boolean {
  const figures = statement.match(/\d[\d.,]*\d|\d/g) ?? [];
  return figures.every((figure) => quote.includes(figure));
}

/** A fact in plain words has no link, address or markup; a sentence with one was put there for a machine. */
function hasMarkup(statement: string): boolean {
  return /https?:|www\.|\S@\S|[<>{}=]/iu.test(statement);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
