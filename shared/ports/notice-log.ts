import type { ChatPlace } from "./team-chat.ts";

/** Which notices went out, so that an event delivered twice is told once. Kept for 30 days. */
export type NoticeLog = {
  readonly find: (id: string) => Promise<Notice | undefined>;
  /** Notes that its mail is tried; false when somebody else tries it since `before` was read. */
  readonly begin: (id: string, before: Notice | undefined) => Promise<boolean>;
  readonly note: (id: string, notice: Notice) => Promise<void>;
};

export type Notice = {
  readonly isMailed: boolean;
  /** Given to the mail service once, whose answer was lost or never noted: it may have gone. */
  readonly isTried?: boolean | undefined;
  /** How often it was tried. */
  readonly tries?: number | undefined;
  /** Where it stands in the team's chat. */
  readonly place?: ChatPlace | undefined;
};
