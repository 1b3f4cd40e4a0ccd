export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that at least this share of all values does not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[place - 1] ?? Number.NaN;
}
