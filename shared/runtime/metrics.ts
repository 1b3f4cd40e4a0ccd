import type { MetricName, Metrics } from "#shared/ports/metrics.ts";

/**
 * Metrics as lines on stdout in CloudWatch's embedded format, which takes them out of the log. A line is whole in
 * itself, so invocations that run side by side in one worker cannot mix their dimensions.
 */
export function emfMetrics(stage: string): Metrics {
  return {
    add(name, value, dimensions = {}) {
      const all = { service: `department-${stage}`, ...dimensions };
      const metric = {
        Namespace: "AiSalesDepartment",
        Dimensions: [Object.keys(all)],
        Metrics: [{ Name: name, Unit: units[name] }],
      };
      const _aws = { Timestamp: Date.now(), CloudWatchMetrics: [metric] };
      // Not by console.log, which Lambda would wrap into a line of its own format.
      process.stdout.write(`${JSON.stringify({ _aws, ...all, [name]: value })}\n`);
    },
  };
}

const units: Readonly<Record<MetricName, "Count" | "Milliseconds" | "None">> = {
  AgentRuns: "Count",
  AgentFailures: "Count",
  AgentMilliseconds: "Milliseconds",
  AgentCostUsd: "None",
  ModelCalls: "Count",
  RowsImported: "Count",
  RowsEnded: "Count",
};
