/** Who did what, to what, and why: for people of the company and for those who may ask. Entries are only ever added. */
export type AuditLog = {
  readonly tell: (entry: AuditEntry) => Promise<void>;
  /** Of a calendar day in UTC, oldest first. */
  readonly ofDay: (day: string) => Promise<readonly AuditEntry[]>;
};

export type AuditEntry = {
  readonly at: string;
  /** A person's e-mail address, or the part of the department that acted by itself: "red-lines". */
  readonly who: string;
  /** "suppression-added", "paused", "campaign-changed" … */
  readonly what: string;
  /** What it was done to; never the plain value of something suppressed. */
  readonly about: string;
  readonly why: string;
};
