/** Name of the tag a mail through SES carries; every event about the mail repeats it. */
export const outboxTagName = "X-Outbox-Id";

/** SES refuses the mail whose tag is longer. */
const LONGEST = 256;
/** Ends a tag that holds part of an id only; no letter is written so. */
const CUT = "__";

/** An outbox id in the letters SES allows in a tag: A-Z, a-z, 0-9, "_" and "-". */
export function toMessageTag(outboxId: string): string {
  const tag = [...new TextEncoder().encode(outboxId)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[A-Za-z0-9-]/.test(letter) ? letter : `_${byte.toString(16).padStart(2, "0")}`;
    })
    .join("");
  return tag.length > LONGEST ? `${tag.slice(0, LONGEST - CUT.length)}${CUT}` : tag;
}

/** Undefined where the tag was too short for the id: the header of that name has all of it. */
export function fromMessageTag(tag: string): string | undefined {
  if (tag.endsWith(CUT)) return undefined;
  const bytes = [...tag.matchAll(/_([0-9a-f]{2})|[^_]/g)].map(([letter, code]) =>
    code === undefined ? letter.charCodeAt(0) : Number.parseInt(code, 16),
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}
