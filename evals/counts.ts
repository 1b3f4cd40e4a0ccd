/** How often something was found, missed, or seen where it is not. */
export type Counts = { readonly hits: number; readonly extra: number; readonly missed: number };

export function countsOf<Item>(
  items: readonly Item[],
  wanted: (item: Item) => boolean,
  found: (item: Item) => boolean,
): Counts {
  return {
    hits: items.filter((item) => wanted(item) && found(item)).length,
    extra: items.filter((item) => !wanted(item) && found(item)).length,
    missed: items.filter((item) => wanted(item) && !found(item)).length,
  };
}

export function precision({ hits, extra }: Counts): number {
  return share(hits, hits + extra);
}

export function recall({ hits, missed }: Counts): number {
  return share(hits, hits + missed);
}

export function f1(counts: Counts): number {
  const [right, complete] = [precision(counts), recall(counts)];
  return right + complete === 0 ? 0 : (2 * right * complete) / (right + complete);
}

/** Of nothing, nothing is wrong. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

export function mean(values: readonly number[]): number {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

/** Rows: what is true. Columns: what was said. */
export function confusion<Name extends string>(
  pairs: readonly { readonly wanted: Name; readonly found: Name }[],
  names: readonly Name[],
): readonly (readonly (string | number)[])[] {
  return names.map((wanted) => [
    wanted,
    ...names.map(
      (found) => pairs.filter((pair) => pair.wanted === wanted && pair.found === found).length,
    ),
  ]);
}
