import * as z from "zod";
import { guessColumn } from "./guess-column.ts";
import { LeadField } from "./lead-field.ts";

const ColumnMapping = z.object({
  index: z.int().nonnegative(),
  name: z.string(),
  /** Absent when the column means nothing we know, or is to be ignored. */
  field: LeadField.optional(),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
type ColumnMapping = z.infer<typeof ColumnMapping>;

export const MappingProblem = z.object({
  kind: z.enum(["ambiguous", "unknown-column", "unknown-field", "no-company"]),
  message: z.string(),
  columns: z.array(z.string()),
});
export type MappingProblem = z.infer<typeof MappingProblem>;

export const HeaderMapping = z.object({
  columns: z.array(ColumnMapping),
  /** The columns of each field, the best first; the next is used where a row has nothing in the one before. */
  places: z.partialRecord(LeadField, z.array(z.int().nonnegative())),
  unmapped: z.array(z.string()),
  problems: z.array(MappingProblem),
});
export type HeaderMapping = z.infer<typeof HeaderMapping>;

/** Column name -> field, or "ignore". A person decided; only names that do not exist are a problem. */
type MappingOverrides = Readonly<Record<string, string>>;

export type HeaderMappingOptions = {
  readonly overrides?: MappingOverrides;
  /** The first rows of the file: what stands in a column says what it means when its header does not. */
  readonly samples?: readonly (readonly string[])[];
};

/** As many rows are looked at, so that a preview, an import and an export of one file come to the same. */
export const SAMPLE_ROWS = 50;

/** Says which column means what, why, and how sure that is. */
export function mapHeaders(
  headers: readonly string[],
  { overrides = {}, samples = [] }: HeaderMappingOptions = {},
): HeaderMapping {
  const decided = decideOverrides(headers, overrides);
  const guessed = headers.map((name, index): ColumnMapping => {
    const own = decided.columns.get(index);
    if (own) return own;
    const values = samples
      .slice(0, SAMPLE_ROWS)
      .map((row) => (row[index] ?? "").slice(0, 200))
      .filter((value) => value.trim() !== "");
    return { index, name, ...guessColumn(name, values) };
  });
  const columns = settleNames(guessed);
  const places = placesOf(columns);
  return {
    columns,
    places,
    unmapped: columns.filter((column) => !column.field).map((column) => column.name),
    problems: [...decided.problems, ...ambiguities(columns, places), ...missingCompany(places)],
  };
}

type Decided = {
  readonly columns: ReadonlyMap<number, ColumnMapping>;
  readonly problems: readonly MappingProblem[];
};

function decideOverrides(headers: readonly string[], overrides: MappingOverrides): Decided {
  const columns = new Map<number, ColumnMapping>();
  const problems: MappingProblem[] = [];
  for (const [name, wanted] of Object.entries(overrides)) {
    const index = findColumn(headers, name);
    const field = LeadField.safeParse(wanted);
    if (index < 0) {
      const message = `The file has no column "${name}". It has: ${headers.join(", ")}.`;
      problems.push({ kind: "unknown-column", message, columns: [name] });
    } else if (wanted === "ignore") {
      const reason = "You chose to ignore it.";
      columns.set(index, { index, name: headers[index] ?? name, confidence: 1, reason });
    } else if (field.success) {
      const reason = "You chose it.";
      const column = { index, name: headers[index] ?? name, field: field.data };
      columns.set(index, { ...column, confidence: 1, reason });
    } else {
      const message = `"${wanted}" is no field. Choose one of: ${LeadField.options.join(", ")}, or ignore.`;
      problems.push({ kind: "unknown-field", message, columns: [name] });
    }
  }
  return { columns, problems };
}

function findColumn(headers: readonly string[], name: string): number {
  const exact = headers.indexOf(name);
  if (exact >= 0) return exact;
  const wanted = name.trim().toLowerCase();
  return headers.findIndex((header) => header.toLowerCase() === wanted);
}

// A bare "Name" is the company's, the person's or half of the person's: the other columns tell.
function settleNames(columns: readonly ColumnMapping[]): ColumnMapping[] {
  const fields = new Set(columns.map(({ field }) => field));
  return columns.map((column) => {
    const isOpen = !column.field && column.confidence === 0 && isBareName(column.name);
    const settled = isOpen ? settleName(fields) : undefined;
    return settled ? { ...column, ...settled } : column;
  });
}

function isBareName(header: string): boolean {
  return ["name", "nom", "nombre", "nome", "naam", "nazwa"].includes(header.trim().toLowerCase());
}

type Settled = Required<Pick<ColumnMapping, "field" | "confidence" | "reason">>;

function settleName(fields: ReadonlySet<LeadField | undefined>): Settled | undefined {
  const hasFirst = fields.has("firstName");
  const hasLast = fields.has("lastName");
  if (hasFirst && !hasLast) {
    return { field: "lastName", confidence: 0.9, reason: "It stands beside a first name." };
  }
  if (hasLast && !hasFirst) {
    return { field: "firstName", confidence: 0.9, reason: "It stands beside a last name." };
  }
  const hasPerson = hasFirst || fields.has("fullName");
  if (fields.has("company")) {
    if (hasPerson) return undefined;
    return { field: "fullName", confidence: 0.8, reason: "It stands beside a company." };
  }
  if (hasPerson || companyFields.some((field) => fields.has(field))) {
    const reason = "No other column names the company, and others describe one.";
    return { field: "company", confidence: 0.7, reason };
  }
  return { field: "fullName", confidence: 0.6, reason: "It may be the person's or the company's." };
}

const companyFields: readonly LeadField[] = ["website", "domain", "industry", "employees"];

function placesOf(columns: readonly ColumnMapping[]): HeaderMapping["places"] {
  const places: Partial<Record<LeadField, number[]>> = {};
  const surest = columns.toSorted((one, other) => other.confidence - one.confidence);
  for (const { field, index } of surest) {
    if (!field) continue;
    places[field] = [...(places[field] ?? []), index];
  }
  return places;
}

function ambiguities(
  columns: readonly ColumnMapping[],
  places: HeaderMapping["places"],
): MappingProblem[] {
  return Object.entries(places).flatMap(([field, indexes]) => {
    const names = indexes.map((index) => columns[index]?.name ?? "");
    if (names.length < 2) return [];
    const [first = "", ...others] = names.map((name) => `"${name}"`);
    const message = `${names.length} columns look like ${field}: ${first} is used, and ${others.join(", then ")} in rows where it is empty.`;
    return [{ kind: "ambiguous" as const, message, columns: names }];
  });
}

function missingCompany(places: HeaderMapping["places"]): MappingProblem[] {
  if (places.company ?? places.domain ?? places.website ?? places.email) return [];
  const message =
    "No column names the company, its website or an e-mail address: without one of them no row can become a lead.";
  return [{ kind: "no-company", message, columns: [] }];
}
