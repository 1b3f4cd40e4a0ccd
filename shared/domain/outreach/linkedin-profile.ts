/** The name in a profile's address, "gareth-oduya" of https://www.linkedin.com/in/gareth-oduya/; undefined for anything else. */
export function profileName(url: string): string | undefined {
  const [, name] = /linkedin\.com\/in\/([^/?#\s]+)/i.exec(url) ?? [];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}

export function profileAddress(name: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(name)}`;
}
