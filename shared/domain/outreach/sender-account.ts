import * as z from "zod";

/** How a message leaves: "manual" is a task for a person, the default on LinkedIn, whose terms allow no automation. */
export const TransportName = z.enum(["smtp", "ses", "manual", "unipile", "gojiberry", "dripify"]);
export type TransportName = z.infer<typeof TransportName>;

export const Channel = z.enum(["email", "linkedin", "call"]);
export type Channel = z.infer<typeof Channel>;

/** A mailbox or profile of the company that messages are sent from. Its limits are its own, whoever sends. */
export const SenderAccount = z.object({
  id: z.string(),
  version: z.int().min(1),
  channel: Channel,
  transport: TransportName,
  /** The From address of a mailbox; the URL of a profile; a phone number. */
  address: z.string(),
  name: z.string(),
  /** IANA zone of the person behind it; the recipient's hours decide when a message goes. */
  timeZone: z.string(),
  /** Sequence messages a day once the ramp is over. Providers' own limits are higher. */
  dailyCap: z.int().min(1).max(50),
  /** The day it first sent for this department: a new account begins small and grows. */
  startedOn: z.iso.date(),
  /** DKIM selectors its mail is signed with; usual ones are tried where none is given. */
  dkimSelectors: z.array(z.string()).optional(),
  /** What the daily look at DNS last said of its domain; undefined before the first look. */
  dns: z
    .object({ isReady: z.boolean(), problems: z.array(z.string()), checkedAt: z.iso.datetime() })
    .optional(),
});
export type SenderAccount = z.infer<typeof SenderAccount>;
