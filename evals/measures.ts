import type { Measure } from "./measure.ts";
import { evidenceMeasure } from "./measures/evidence.ts";
import { mailMeasure } from "./measures/mail.ts";
import { replyInjections } from "./measures/reply-injections.ts";
import { replyLabelsMeasure } from "./measures/reply-labels.ts";
import { replyStops } from "./measures/reply-stops.ts";
import { replyTone } from "./measures/reply-tone.ts";

export const measures: readonly Measure[] = [
  replyStops,
  replyLabelsMeasure,
  replyTone,
  replyInjections,
  evidenceMeasure,
  mailMeasure,
];
