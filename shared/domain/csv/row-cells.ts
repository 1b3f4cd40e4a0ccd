import { draftLimits } from "../leads/lead-draft.ts";
import { type LinkedInPage, parseLinkedInUrl } from "../leads/linkedin-url.ts";
import { cleanCell, cleanProse } from "./clean-cell.ts";
import type { CsvRow } from "./csv-row.ts";
import type { HeaderMapping } from "./header-mapping.ts";
import type { LeadField } from "./lead-field.ts";
import type { RowProblem, RowRule } from "./row-problem.ts";

export type WrittenCell = { readonly value: string; readonly index: number };

/** The cells of one row by what they mean. What is wrong with one is reported, not thrown. */
export type RowCells = {
  all(field: LeadField): readonly WrittenCell[];
  first(field: LeadField): WrittenCell | undefined;
  /** Cut when too long. */
  text(field: LeadField, longest: number): string | undefined;
  prose(field: LeadField, longest: number): string | undefined;
  /** Reported when too long: half a name is a wrong one. */
  name(field: LeadField): string | undefined;
  phone(field: LeadField): string | undefined;
  linkedin(field: LeadField, kind: LinkedInPage["kind"]): string | undefined;
  report(cell: WrittenCell, rule: RowRule, message: string): void;
};

export function rowCells(
  { line, cells }: CsvRow,
  { places, columns }: HeaderMapping,
  found: RowProblem[],
): RowCells {
  return { all, first, text, prose, name, phone, linkedin, report };

  function cellAt(index: number): string {
    return (cells[index] ?? "").slice(0, LONGEST_READ);
  }

  function first(field: LeadField): WrittenCell | undefined {
    for (const index of places[field] ?? []) {
      const value = cleanCell(cellAt(index));
      if (value !== "") return { value, index };
    }
    return undefined;
  }

  function all(field: LeadField): readonly WrittenCell[] {
    const indexes = places[field];
    if (!indexes) return NONE;
    const written: WrittenCell[] = [];
    for (const index of indexes) {
      const value = cleanCell(cellAt(index));
      if (value !== "") written.push({ value, index });
    }
    return written;
  }

  function text(field: LeadField, longest: number): string | undefined {
    return first(field)?.value.slice(0, longest);
  }

  function prose(field: LeadField, longest: number): string | undefined {
    const cell = first(field);
    return cell && cleanProse(cellAt(cell.index)).slice(0, longest);
  }

  function name(field: LeadField): string | undefined {
    const cell = first(field);
    if (!cell) return undefined;
    if (cell.value.length <= draftLimits.name) return cell.value;
    report(cell, "too-long", `A name has at most ${draftLimits.name} characters.`);
    return undefined;
  }

  function phone(field: LeadField): string | undefined {
    const cell = first(field);
    if (!cell) return undefined;
    const number = cell.value.replace(/^(?:tel|phone|t|m)\s*[.:]\s*/i, "");
    const digits = number.replace(/\D/g, "").length;
    if (SCIENTIFIC.test(number)) {
      report(cell, "phone-invalid", "A spreadsheet has rounded this phone number.");
    } else if (digits < 5 || number.length > draftLimits.phone) {
      report(cell, "phone-invalid", "This is no phone number.");
    } else {
      return number;
    }
    return undefined;
  }

  function linkedin(field: LeadField, kind: LinkedInPage["kind"]): string | undefined {
    for (const other of ["linkedinUrl", "companyLinkedinUrl", "website"] as const) {
      for (const index of places[other] ?? NO_PLACES) {
        const written = cellAt(index);
        // Most websites are none of LinkedIn's, and cleaning costs more than looking.
        if (!LINKEDIN.test(written)) continue;
        const page = parseLinkedInUrl(cleanCell(written));
        if (page?.kind === kind && page.url.length <= draftLimits.url) return page.url;
      }
    }
    const cell = first(field);
    if (cell && !parseLinkedInUrl(cell.value)) {
      report(cell, "linkedin-invalid", "This is no address of a LinkedIn page.");
    }
    return undefined;
  }

  function report({ value, index }: WrittenCell, rule: RowRule, message: string): void {
    const column = columns[index]?.name ?? `column_${index + 1}`;
    found.push({ line, column, value: value.slice(0, 200), rule, message });
  }
}

const NONE: readonly WrittenCell[] = [];
const NO_PLACES: readonly number[] = [];

const LINKEDIN = /linkedin/i;

// More than any field keeps; a cell may be a megabyte.
const LONGEST_READ = 6_000;

// "4.91512E+11" and "4,91512E+11"
const SCIENTIFIC = /^\d[.,]\d+e\+\d+$/i;
