import type { Metrics } from "#shared/ports/metrics.ts";

export type RecordedMetrics = Metrics & { readonly said: readonly string[] };

/** Keeps each count as a line to read: "RowsEnded 1 outcome=ready". */
export function recordedMetrics(): RecordedMetrics {
  const said: string[] = [];
  return {
    said,
    add(name, value, dimensions = {}) {
      const pairs = Object.entries(dimensions).map(([key, is]) => `${key}=${is}`);
      said.push([name, value, ...pairs].join(" "));
    },
  };
}
