import * as z from "zod";
import {
  type HeaderMapping,
  type HeaderMappingOptions,
  MappingProblem,
  mapHeaders,
} from "./header-mapping.ts";
import { LeadField } from "./lead-field.ts";

/** What a person sees before an import: each column with samples, what it is taken for, and why. */
export const MappingPreview = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      field: LeadField.nullable(),
      confidence: z.number().min(0).max(1),
      reason: z.string(),
      samples: z.array(z.string()),
    }),
  ),
  unmapped: z.array(z.string()),
  problems: z.array(MappingProblem),
  /** What an override may choose. */
  fields: z.array(LeadField),
});
export type MappingPreview = z.infer<typeof MappingPreview>;

const SAMPLES_PER_COLUMN = 3;
const LONGEST_SAMPLE = 100;

export function previewMapping(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  overrides: HeaderMappingOptions["overrides"] = {},
): MappingPreview {
  const mapping: HeaderMapping = mapHeaders(headers, { overrides, samples: rows });
  return {
    columns: mapping.columns.map(({ index, name, field, confidence, reason }) => ({
      name,
      field: field ?? null,
      confidence,
      reason,
      samples: samplesOf(rows, index),
    })),
    unmapped: mapping.unmapped,
    problems: mapping.problems,
    fields: [...LeadField.options],
  };
}

function samplesOf(rows: readonly (readonly string[])[], index: number): string[] {
  const values = rows.map((row) => (row[index] ?? "").trim()).filter((value) => value !== "");
  return [...new Set(values)]
    .slice(0, SAMPLES_PER_COLUMN)
    .map((value) => value.slice(0, LONGEST_SAMPLE));
}
