import type { ChatPlace } from "./team-chat.ts";

/** Which notices went out, so that an event delivered twice is told once. Kept for 30 days. */
export type NoticeLog = {
  readonly find: (id: string) => Promise<Notice | undefined>;
  readonly note: (id: string, notice: Notice) => Promise<void>;
};

type Notice = {
  readonly isMailed: boolean;
  /** Where it stands in the team's chat. */
  readonly place?: ChatPlace | undefined;
};
