import { html } from "hono/html";
import type { Html } from "./page.ts";

export type Column = string | { readonly number: string };
export type Cell = Html | string | number | false | undefined;

/** Each cell knows its heading: where the screen is narrow, a row is read from top to bottom. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  isNamed = true,
): Html {
  const head = html`<thead><tr>${columns.map((column) =>
    typeof column === "string"
      ? html`<th>${column}</th>`
      : html`<th class="number">${column.number}</th>`,
  )}</tr></thead>`;
  return html`<table>${isNamed && head}<tbody>${rows.map(
    (cells) => html`<tr>${columns.map((column, at) => cellOf(column, cells[at]))}</tr>`,
  )}</tbody></table>`;
}

function cellOf(column: Column, cell: Cell): Html {
  const isEmpty = cell === undefined || cell === false || cell === "";
  const content = isEmpty ? "" : cell;
  return typeof column === "string"
    ? html`<td data-of="${column}">${content}</td>`
    : html`<td class="number" data-of="${column.number}">${content}</td>`;
}
