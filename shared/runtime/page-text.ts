/** Bytes of a page as text, by byte-order mark, then header, then `<meta>`, then what the bytes themselves allow. */
export function pageText(bytes: Uint8Array, contentType: string): string {
  const label = markedCharset(bytes) ?? charsetIn(contentType) ?? declaredCharset(bytes);
  const decoder = decoderOf(label);
  if (decoder) return decoder.decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What browsers assume of old western pages that say nothing.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return undefined;
}

function charsetIn(text: string): string | undefined {
  return /charset\s*=\s*["']?([\w:-]+)/i.exec(text)?.[1];
}

const META_SEARCH_BYTES = 2048;

function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, META_SEARCH_BYTES));
  const tag = /<meta[^>]+charset[^>]*>|<\?xml[^>]+encoding[^>]*>/i.exec(start)?.[0];
  const label = tag && charsetIn(tag.replace(/encoding/i, "charset"));
  // A page that could be read as ASCII up to its meta tag is not UTF-16, whatever the tag says.
  return label && /^utf-?16/i.test(label) ? "utf-8" : label;
}

function decoderOf(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
