import { Metrics as EmbeddedMetrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { MetricName, Metrics } from "#shared/ports/metrics.ts";

/**
 * Metrics as lines on stdout, which CloudWatch takes out of the log. Each is written at once by an object of its own,
 * so invocations that run side by side in one worker cannot mix their dimensions.
 */
export function emfMetrics(stage: string): Metrics {
  const metrics = new EmbeddedMetrics({
    namespace: "AiSalesDepartment",
    serviceName: `department-${stage}`,
  });
  return {
    add(name, value, dimensions = {}) {
      const single = metrics.singleMetric();
      single.addDimensions(dimensions);
      single.addMetric(name, units[name], value);
    },
  };
}

const units: Readonly<Record<MetricName, (typeof MetricUnit)[keyof typeof MetricUnit]>> = {
  AgentRuns: MetricUnit.Count,
  AgentFailures: MetricUnit.Count,
  AgentMilliseconds: MetricUnit.Milliseconds,
  AgentCostUsd: MetricUnit.NoUnit,
  ModelCalls: MetricUnit.Count,
  RowsImported: MetricUnit.Count,
  RowsEnded: MetricUnit.Count,
};
