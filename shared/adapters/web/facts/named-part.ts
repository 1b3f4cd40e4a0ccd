/** A named part of the match; empty when that branch of the pattern was not taken. */
export function part(match: RegExpExecArray | null, name: string): string {
  return match?.groups?.[name] ?? "";
}
