import type { AgentRun } from "#shared/models/agent.ts";
import type { PageStudent, PageStudied } from "#shared/ports/page-student.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";

type RecordTool = AgentRun["tool"];

/** Every page read stands in the run's record; its time counts within the source that read it. */
export function recordedStudent(student: PageStudent, record: RecordTool): PageStudent {
  return {
    study: (url, about, how) =>
      record(
        { tool: how?.isRendered ? "render-page" : "read-page", request: url },
        () => student.study(url, about, how),
        (studied) => ({ outcome: describe(studied) }),
      ),
  };
}

/** Costs are told by the source, which knows what it asked for. */
export function recordedEngine(engine: SearchEngine, record: RecordTool): SearchEngine {
  return {
    name: engine.name,
    search: (query, options) =>
      record(
        { tool: `search-${engine.name}`, request: query },
        () => engine.search(query, options),
        (answer) => ({
          outcome: answer.kind === "results" ? `${answer.results.length} results` : answer.reason,
        }),
      ),
  };
}

function describe(studied: PageStudied): string {
  switch (studied.kind) {
    case "studied":
      return `${studied.page.facts.length} facts`;
    case "forbidden-by-robots":
      return "robots.txt forbids it";
    case "missing":
      return `missing: ${studied.reason}`;
  }
}
