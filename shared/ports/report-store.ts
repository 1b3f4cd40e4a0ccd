import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";

export type ReportStore = {
  /** A report of the same id is replaced: it was written again on the same day. */
  readonly save: (report: DailyReport) => Promise<void>;
  readonly find: (id: string) => Promise<DailyReport | undefined>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly DailyReport[]>;
};
