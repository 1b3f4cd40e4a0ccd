/** Fields of one group by lower-case name; the first of each name counts. */
export type HeaderFields = ReadonlyMap<string, string>;

/** Reads "Name: value" lines, folded or not; blank lines part the groups, as in a delivery status. */
export function headerGroups(text: string): readonly HeaderFields[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

function fieldsOf(group: string): HeaderFields {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (!name || value === undefined || fields.has(name.toLowerCase())) continue;
    fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}
