/** Always the same option for the same seed, different ones for different seeds. */
export function pick<Option>(options: readonly [Option, ...Option[]], seed: string): Option {
  return options[hash(seed) % options.length] ?? options[0];
}

/** FNV-1a, with a last stir so that seeds that differ in one letter do not go in step. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
