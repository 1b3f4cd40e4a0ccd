import { mapHeaders } from "#shared/domain/csv/header-mapping.ts";
import { type RowOutcome, rowToLead } from "#shared/domain/csv/row-to-lead.ts";

/** One row of a file whose columns are the keys. */
export function leadFrom(row: Readonly<Record<string, string>>): RowOutcome {
  return rowToLead(
    { line: 2, cells: Object.values(row) },
    mapHeaders(Object.keys(row)),
    new Date("2026-11-20T09:00:00Z"),
  );
}
