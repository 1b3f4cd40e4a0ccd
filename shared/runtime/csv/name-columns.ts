/** Every column gets a name of its own: `Email`, `Email (2)`, and `column_7` where the header is empty. */
export function nameColumns(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  const wanted = new Set(cells.map((cell) => cell.trim()));
  return cells.map((cell, index) => {
    const name = cell.trim() || `column_${index + 1}`;
    let unique = name;
    for (let copy = 2; taken.has(unique) || (copy > 2 && wanted.has(unique)); copy++) {
      unique = `${name} (${copy})`;
    }
    taken.add(unique);
    return unique;
  });
}
