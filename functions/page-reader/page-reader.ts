import type { CompanyLister } from "#shared/ports/company-lister.ts";
import type { FactReader } from "#shared/ports/fact-reader.ts";
import { PageReaderCall } from "#shared/ports/page-reader-call.ts";
import type { PageStudent } from "#shared/ports/page-student.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { SiteVisitor } from "#shared/ports/site-visitor.ts";

export type PageReaderDeps = {
  readonly visitor: SiteVisitor;
  readonly student: PageStudent;
  readonly engine: SearchEngine;
  readonly facts: FactReader;
  readonly lister: CompanyLister;
};

/** Reads strangers' pages for the agents. It has no table, no queue and no key: a page can turn it against nothing. */
export function createPageReader({ visitor, student, engine, facts, lister }: PageReaderDeps) {
  return async (event: unknown): Promise<unknown> => {
    const call = PageReaderCall.parse(event);
    switch (call.kind) {
      case "visit":
        return visitor.visit(call.domain);
      case "study":
        return student.study(call.url, call.about, { isRendered: call.isRendered });
      case "search":
        return engine.search(call.query, { count: call.count });
      case "list":
        return lister.list(call.url);
      case "facts":
        return facts.read(call.url, call.company);
    }
  };
}
