/** The ids of a Message-ID, In-Reply-To or References header, without angle brackets, in order, each once. */
export function messageIdsIn(header: string): string[] {
  const bracketed = [...header.matchAll(/<([^<>\s]+)>/g)].map(([, id = ""]) => id);
  const ids = bracketed.length > 0 ? bracketed : header.split(/[\s,]+/).filter(isBareId);
  return [...new Set(ids)].slice(0, 100);
}

function isBareId(word: string): boolean {
  return /^[^<>\s@]+@[^<>\s@]+$/.test(word);
}
