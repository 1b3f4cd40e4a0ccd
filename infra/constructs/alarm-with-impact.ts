import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";

export type AlarmWithImpactProps = {
  readonly what: string;
  /** What a customer loses meanwhile. It is the text of the alarm. */
  readonly impact: string;
  /** The page of docs/runbook that says what to do. */
  readonly runbook:
    | "functions-failing"
    | "dead-letters"
    | "flows-failed"
    | "import-stuck"
    | "sending-paused";
  readonly metric: IMetric;
  readonly threshold?: number;
  readonly topic: ITopic;
};

export class AlarmWithImpact extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: AlarmWithImpactProps) {
    super(scope, id);
    this.alarm = new Alarm(this, "Alarm", {
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.what} Impact: ${props.impact} What to do: docs/runbook/${props.runbook}.md`,
    });
    this.alarm.addAlarmAction(new SnsAction(props.topic));
  }
}

export const alarmPeriod = Duration.minutes(5);
