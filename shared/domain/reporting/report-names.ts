/** What people call the things that outcomes name by their ids. */
export type ReportNames = {
  readonly lead: (id: string) => string;
  readonly campaign: (id: string) => string;
  readonly account: (id: string) => string;
};
