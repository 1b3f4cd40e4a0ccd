/** Long words of opting out, with up to two letters wrong: nobody looks a word up to write it in anger. */
export function misspeltStops(
  folded: string,
): readonly { readonly start: number; readonly end: number }[] {
  return [...folded.matchAll(/\p{L}{8,16}/gu)].flatMap(({ index, 0: word }) => {
    const isMeant = STOP_WORDS.some(
      (stop) =>
        word !== stop && Math.abs(word.length - stop.length) <= 2 && distance(word, stop) <= 2,
    );
    return isMeant ? [{ start: index, end: index + word.length }] : [];
  });
}

const STOP_WORDS = [
  "unsubscribe",
  "unsubscribed",
  "abbestellen",
  "abbestellung",
  "desinscrire",
  "desinscription",
  "desabonner",
  "desabonnement",
  "desuscribir",
  "desuscribirme",
  "disiscrivere",
  "disiscrivetemi",
  "disiscrivimi",
  "disiscrizione",
  "cancellatemi",
  "uitschrijven",
  "uitschrijving",
];

/** How many letters must change to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, wanted] of [...other].entries()) {
      const change = (row[column] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
