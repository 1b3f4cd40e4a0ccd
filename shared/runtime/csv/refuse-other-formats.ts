import type { CsvRefusal } from "./csv-format.ts";

/** What the first bytes say when the file is something else than text in columns. */
export function refuseOtherFormats(head: Uint8Array): CsvRefusal | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (startsWith(bytes, zip)) return isWorkbook(bytes) ? workbook : archive;
  const known = signatures.find(({ starts }) => starts.some((start) => startsWith(bytes, start)));
  if (known) return known.refusal;
  return refuseMarkup(bytes.toString("latin1", 0, 2_000));
}

/**
 * Text has hardly any control characters once its encoding is known. NULs alone may be more: some programs leave them at
 * the ends of their cells.
 */
export function refuseBinaryText(text: string): CsvRefusal | undefined {
  let controls = 0;
  let nuls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) nuls++;
    else if (code < 32 && !isTextControl(code)) controls++;
  }
  const isBinary = controls > FEW_CONTROLS + text.length / 100 || nuls > text.length / 10;
  return isBinary ? binary : undefined;
}

/** Random bytes have one in ten, so that even a short text may hold these by damage alone. */
const FEW_CONTROLS = 3;

// Tab, line feed, vertical tab (Excel's break within a cell), form feed, carriage return, Ctrl-Z (end of file in old DOS exports).
function isTextControl(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 26;
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

// A workbook is a zip whose first entries have these names (OOXML, OpenDocument).
function isWorkbook(bytes: Buffer): boolean {
  return /\[Content_Types\]\.xml|xl\/|_rels\/|opendocument/.test(
    bytes.toString("latin1", 0, 4_000),
  );
}

function refuseMarkup(head: string): CsvRefusal | undefined {
  const text = head.replace(/^\u00EF\u00BB\u00BF/, "").trimStart();
  if (/^<(!doctype|html|head|body|table|\?xml)/i.test(text)) return webPage;
  if (/^(\{\s*("[^"\n]*"\s*:|\})|\[\s*([[{]|"[^"\n]*"\s*,|\]\s*$))/.test(text)) return json;
  return undefined;
}

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const zip = bytes(0x50, 0x4b, 0x03, 0x04);

const binary: CsvRefusal = refusal("binary", "This is a binary file, not text: export it as CSV.");
const webPage: CsvRefusal = refusal(
  "web-page",
  "This is a web page (HTML or XML), not CSV: the download may have needed a sign-in. Export the list as CSV again.",
);
const json: CsvRefusal = refusal("json", "This is JSON: export the list as CSV.");
const workbook: CsvRefusal = refusal(
  "workbook",
  "This is an Excel workbook: save it as CSV UTF-8 (File, Save As) and upload that.",
);
const archive: CsvRefusal = refusal(
  "archive",
  "This is a compressed file: unpack it and upload the CSV inside. A workbook (.xlsx, .ods) must be saved as CSV UTF-8.",
);
const pdf: CsvRefusal = refusal(
  "pdf",
  "This is a PDF: export the list as CSV where it comes from.",
);
const document: CsvRefusal = refusal(
  "document",
  "This is a text document: put the list in a spreadsheet and save it as CSV UTF-8.",
);
const image: CsvRefusal = refusal("image", "This is an image: export the list as CSV.");

const signatures: readonly { starts: readonly Buffer[]; refusal: CsvRefusal }[] = [
  { starts: [bytes(0xd0, 0xcf, 0x11, 0xe0)], refusal: workbook },
  {
    starts: [bytes(0x1f, 0x8b), Buffer.from("7z\xbc\xaf", "latin1"), Buffer.from("Rar!")],
    refusal: archive,
  },
  { starts: [Buffer.from("%PDF-")], refusal: pdf },
  { starts: [Buffer.from("{\\rtf")], refusal: document },
  {
    starts: [
      bytes(0x89, 0x50, 0x4e, 0x47),
      bytes(0xff, 0xd8, 0xff),
      Buffer.from("GIF8"),
      Buffer.from("RIFF"),
    ],
    refusal: image,
  },
];

function refusal(reason: CsvRefusal["reason"], message: string): CsvRefusal {
  return { kind: "refused", reason, message };
}
