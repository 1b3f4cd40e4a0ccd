import * as z from "zod";

export const CsvEncoding = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);
export type CsvEncoding = z.infer<typeof CsvEncoding>;

/** How a file is written, as far as its head tells. */
export const CsvFormat = z.object({
  encoding: CsvEncoding,
  delimiter: z.enum([",", ";", "\t", "|"]),
  /** What ends a line; files of old Macs have a lone carriage return. */
  lineBreak: z.enum(["\n", "\r"]),
  hasHeader: z.boolean(),
  /** The names of the columns, made unique. */
  headers: z.array(z.string()),
});
export type CsvFormat = z.infer<typeof CsvFormat>;

/** Where reading can go on in a new process: give it to `readRecords` with the bytes from `offset` on. */
export const CsvPosition = z.object({
  format: CsvFormat,
  /** In bytes of the file. */
  offset: z.int().nonnegative(),
  /** The line that starts there, counted from 1. */
  line: z.int().positive(),
  /** The index of the next record, counted from 0. */
  index: z.int().nonnegative(),
});
export type CsvPosition = z.infer<typeof CsvPosition>;

export type CsvRefusal = {
  readonly kind: "refused";
  readonly reason:
    | "empty"
    | "no-rows"
    | "workbook"
    | "archive"
    | "pdf"
    | "document"
    | "image"
    | "web-page"
    | "json"
    | "binary";
  /** Tells the person what to do. */
  readonly message: string;
};
