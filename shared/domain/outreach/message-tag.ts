/** Name of the tag a mail through SES carries; every event about the mail repeats it. */
export const outboxTagName = "X-Outbox-Id";

/** An outbox id in the letters SES allows in a tag: A-Z, a-z, 0-9, "_" and "-". */
export function toMessageTag(outboxId: string): string {
  return [...new TextEncoder().encode(outboxId)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[A-Za-z0-9-]/.test(letter) ? letter : `_${byte.toString(16).padStart(2, "0")}`;
    })
    .join("");
}

export function fromMessageTag(tag: string): string {
  const bytes = [...tag.matchAll(/_([0-9a-f]{2})|[^_]/g)].map(([letter, code]) =>
    code === undefined ? letter.charCodeAt(0) : Number.parseInt(code, 16),
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}
