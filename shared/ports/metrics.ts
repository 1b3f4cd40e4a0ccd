/** Numbers for the operator's dashboard. CloudWatch asks money for each name with each dimension value: few of both. */
export type Metrics = {
  readonly add: (
    name: MetricName,
    value: number,
    dimensions?: Readonly<Record<string, string>>,
  ) => void;
};

export type MetricName =
  | "AgentRuns"
  | "AgentFailures"
  | "AgentMilliseconds"
  | "AgentCostUsd"
  | "ModelCalls"
  | "RowsImported"
  | "RowsEnded";
