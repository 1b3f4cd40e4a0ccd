const LONGEST_EVIDENCE = 12_000;

/** Removes what a reader cannot see but a model reads, and what looks like a key; cuts what is too long. */
export function evidenceText(text: string, longest = LONGEST_EVIDENCE): string {
  // The cut comes before the expensive patterns, with room for what they will remove.
  const clean = withoutKeys(visible(text.slice(0, longest * 2))).trim();
  const wasCut = clean.length > longest || text.length > longest * 2;
  return wasCut ? `${clean.slice(0, longest).toWellFormed()}\n[cut here]` : clean;
}

/** One line without the characters that could end a label. */
export function labelText(text: string): string {
  return visible(text)
    .replace(/[<>"'`\s]+/g, " ")
    .trim()
    .slice(0, 120);
}

function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(invisible, "")
    .replace(/[^\S\n]{3,}/g, "  ")
    .replace(/\n{3,}/g, "\n\n");
}

// Controls, soft hyphen, zero-width, bidirectional, invisible operators, variation selectors, fillers and Unicode tags:
// all have been used to hide instructions or to reverse how text reads.
const invisible =
  /[\p{Cc}--[\n\t]]|[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E01EF}]/gv;

function withoutKeys(text: string): string {
  return keys.reduce((rest, key) => rest.replace(key, "[key removed]"), text);
}

const keys: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\bsk-[A-Za-z0-9_-]{16,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abeoprs]-|csk-|tvly-|pat-[a-z]{2}\d-)[A-Za-z0-9_-]{12,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bBearer\s+[A-Za-z0-9._~+/-]{20,}=*/gi,
];
