import { type Figure, verdictOf } from "./figure.ts";
import type { Measured, Report } from "./results.ts";

const titles = ["measurement", "figure", "value", "goal", "", "note"];

export function asText({ at, machine, measured }: Report): string {
  const rows = [titles, ...measured.flatMap(rowsOf)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [`${at}, ${machine}`, "", ...lines].join("\n");
}

export function asMarkdown({ at, machine, measured }: Report): string {
  const [head, ...rows] = [titles, titles.map(() => "---"), ...measured.flatMap(rowsOf)].map(
    (row) => `| ${row.join(" | ")} |`,
  );
  return [`# Measured by \`npm run bench\``, "", `${at}, ${machine}`, "", head, ...rows, ""].join(
    "\n",
  );
}

function rowsOf({ measurement, at, figures }: Measured): readonly (readonly string[])[] {
  return figures.map((figure, index) => [
    index === 0 ? `${measurement} (${at.slice(0, 10)})` : "",
    figure.name,
    `${numberText(figure.value)} ${figure.unit}`,
    goalText(figure),
    verdictOf(figure),
    figure.note ?? "",
  ]);
}

function goalText({ goal, unit }: Figure): string {
  return goal ? `${goal.kind} ${numberText(goal.value)} ${unit}` : "";
}

function numberText(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

const width = (cell = ""): number => cell.length;
