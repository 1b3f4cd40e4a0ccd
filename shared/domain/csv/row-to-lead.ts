import { firstEmailAddress } from "../leads/email-address.ts";
import type { DraftPerson, LeadDraft } from "../leads/lead-draft.ts";
import { draftLimits } from "../leads/lead-draft.ts";
import { splitFullName } from "../leads/split-full-name.ts";
import { cleanCell } from "./clean-cell.ts";
import { readCompany } from "./company-cells.ts";
import { readConsent } from "./consent-cells.ts";
import type { CsvRow } from "./csv-row.ts";
import type { HeaderMapping } from "./header-mapping.ts";
import { type RowCells, rowCells } from "./row-cells.ts";
import type { RowProblem, RowRule } from "./row-problem.ts";

export type RowOutcome =
  | {
      readonly kind: "lead";
      readonly draft: LeadDraft;
      /** What could not be used; the lead goes on without it. */
      readonly warnings: readonly RowProblem[];
    }
  | { readonly kind: "rejected"; readonly problems: readonly RowProblem[] };

/**
 * Reads one row. A wrong e-mail address or too long a name rejects it, for the person may have the right one; a
 * country, head count, phone or link that cannot be read costs itself only. Formulas stay text: the export makes them
 * harmless.
 */
export function rowToLead(row: CsvRow, mapping: HeaderMapping, now: Date): RowOutcome {
  const found: RowProblem[] = [];
  const broken = brokenRow(row, mapping);
  if (broken) return { kind: "rejected", problems: [broken] };
  if (row.problem) found.push(wholeRow(row, row.problem.kind, row.problem.message));

  const cells = rowCells(row, mapping, found);
  const email = readEmail(cells);
  const company = readCompany(cells, email);
  const person = readPerson(cells, email);
  const notes = cells.prose("notes", draftLimits.notes);
  const sourceNote = cells.text("source", draftLimits.text);
  const permission = readConsent(cells, now);

  if (!company.name && !company.domain) found.push(companyRequired(row, email));
  const problems = found.filter(({ rule }) => rejecting.has(rule));
  if (problems.length > 0) return { kind: "rejected", problems };
  const draft: LeadDraft = {
    company,
    ...(person && { person }),
    ...(notes && { notes }),
    ...(sourceNote && { sourceNote }),
    ...permission,
  };
  return { kind: "lead", draft, warnings: found };
}

const rejecting: ReadonlySet<RowRule> = new Set(["email-invalid", "too-long", "company-required"]);

// A row with more cells than the header has shifted ones: a comma in a company's name puts every value in the wrong column.
function brokenRow(row: CsvRow, { columns }: HeaderMapping): RowProblem | undefined {
  const { problem } = row;
  if (!problem) return undefined;
  switch (problem.kind) {
    case "bad-quotes":
    case "too-large":
      return wholeRow(row, problem.kind, problem.message);
    case "too-many-cells":
      return row.cells.slice(columns.length).some((cell) => cell.trim() !== "")
        ? wholeRow(row, problem.kind, problem.message)
        : undefined;
    case "too-few-cells":
    case "stray-quote":
      return undefined;
  }
}

function wholeRow({ line, problem }: CsvRow, rule: RowRule, message: string): RowProblem {
  return { line, column: "", value: (problem?.excerpt ?? "").slice(0, 200), rule, message };
}

function companyRequired(row: CsvRow, email: string | undefined): RowProblem {
  const why = email ? ` "${email}" is a private mailbox, which names no company.` : "";
  const message = `The row names no company: it needs a name, a website or a company e-mail address.${why}`;
  const value = row.cells.map(cleanCell).filter(Boolean).join(", ").slice(0, 200);
  return { line: row.line, column: "", value, rule: "company-required", message };
}

function readEmail(cells: RowCells): string | undefined {
  const written = cells.all("email");
  for (const { value } of written) {
    const address = firstEmailAddress(value);
    if (address) return address;
  }
  const [first] = written;
  if (first) {
    const advice = first.value.includes("@") ? "Correct it or leave the cell empty" : "It has no @";
    cells.report(first, "email-invalid", `This is no e-mail address. ${advice}.`);
  }
  return undefined;
}

function readPerson(cells: RowCells, email: string | undefined): DraftPerson | undefined {
  const firstName = cells.name("firstName");
  const lastName = cells.name("lastName");
  const written = cells.name("fullName");
  const split = written ? splitFullName(written) : undefined;
  const first = firstName ?? split?.firstName;
  const last =
    lastName ?? (firstName && split ? restAfter(firstName, split.fullName) : split?.lastName);
  const full = [first, last].filter(Boolean).join(" ");
  const title = cells.text("jobTitle", draftLimits.text);
  const phone = cells.phone("phone");
  const linkedinUrl = cells.linkedin("linkedinUrl", "person");
  const person: DraftPerson = {
    ...(first && { firstName: first }),
    ...(last && { lastName: last }),
    ...(full && { fullName: full.slice(0, draftLimits.name) }),
    ...(title && { title }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...(linkedinUrl && { linkedinUrl }),
  };
  return Object.keys(person).length > 0 ? person : undefined;
}

// First and full name are known: the last name is what remains.
function restAfter(firstName: string, fullName: string): string | undefined {
  const rest = fullName.startsWith(`${firstName} `) ? fullName.slice(firstName.length + 1) : "";
  return rest || undefined;
}
