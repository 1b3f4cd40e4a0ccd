import type { AgentRun } from "#shared/models/agent.ts";
import type { PageRenderer } from "#shared/ports/page-renderer.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import type { PageRead, WebReader } from "#shared/ports/web-reader.ts";

type Record = AgentRun["tool"];

/** Every page read stands in the run's record; its time counts within the source that read it. */
export function recordedReader(reader: WebReader, record: Record): WebReader {
  return {
    read: (url, options) =>
      record(
        { tool: "read-page", request: url },
        () => reader.read(url, options),
        (read) => ({ outcome: describeRead(read) }),
      ),
  };
}

/** Costs are told by the source, which knows what it asked for. */
export function recordedEngine(engine: SearchEngine, record: Record): SearchEngine {
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

export function recordedRenderer(renderer: PageRenderer, record: Record): PageRenderer {
  return {
    render: (url, options) =>
      record(
        { tool: "render-page", request: url },
        () => renderer.render(url, options),
        (answer) => ({
          outcome: answer.kind === "rendered" ? "rendered" : `${answer.kind}: ${answer.reason}`,
        }),
      ),
  };
}

function describeRead(read: PageRead): string {
  switch (read.kind) {
    case "page":
      return "read";
    case "forbidden-by-robots":
      return "robots.txt forbids it";
    case "missing":
      return `missing: ${read.reason}`;
  }
}
