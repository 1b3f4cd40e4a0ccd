import type { EvalFigure, EvalTable, MeasureResult } from "./measure.ts";

export type Scored = {
  readonly measure: string;
  /** "all" where whoever answers makes no difference. */
  readonly provider: string;
  readonly result: MeasureResult;
};

export type Verdict = "met" | "not met" | "";

export function verdictOf({ goal, value }: EvalFigure): Verdict {
  if (!goal) return "";
  switch (goal.kind) {
    case "at least":
      return value >= goal.value ? "met" : "not met";
    case "at most":
      return value <= goal.value ? "met" : "not met";
    case "below":
      return value < goal.value ? "met" : "not met";
  }
}

const titles = ["measure", "provider", "figure", "value", "goal", "", "note"];

export function asText(scored: readonly Scored[]): string {
  const rows = [titles, ...figureRows(scored)];
  const widths = titles.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export function asMarkdown(scored: readonly Scored[], at: string): string {
  const tables = scored.flatMap(({ measure, provider, result }) =>
    result.tables
      .filter(({ rows }) => rows.length > 0)
      .flatMap((table) => [
        "",
        `## ${measure}: ${table.title} (${provider})`,
        "",
        ...tableLines(table),
      ]),
  );
  return [
    "# Measured by `npm run eval`",
    "",
    at,
    "",
    ...tableLines({ title: "", columns: titles, rows: figureRows(scored) }),
    ...tables,
    "",
  ].join("\n");
}

function figureRows(scored: readonly Scored[]): readonly (readonly string[])[] {
  return scored.flatMap(({ measure, provider, result }) =>
    result.figures.map((figure, index) => [
      index === 0 ? measure : "",
      index === 0 ? provider : "",
      figure.name,
      valueText(figure),
      figure.goal ? `${figure.goal.kind} ${figure.goal.value}` : "",
      verdictOf(figure),
      figure.note ?? "",
    ]),
  );
}

function valueText({ value, unit }: EvalFigure): string {
  return unit === "count" ? String(value) : value.toFixed(3);
}

function tableLines({ columns, rows }: EvalTable): readonly string[] {
  return [columns, columns.map(() => "---"), ...rows].map(
    (row) => `| ${row.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`,
  );
}
