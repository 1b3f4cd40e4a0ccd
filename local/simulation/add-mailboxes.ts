import type { Mailbox } from "./simulated-market.ts";

export const DAILY_CAP = 40;

/** Tells the department which mailboxes it may write from, as a person would. */
export async function addMailboxes(
  url: string,
  mailboxes: readonly Mailbox[],
  startedOn: string,
): Promise<void> {
  for (const { id, address, name } of mailboxes) {
    const answer = await fetch(`${url}/api/v1/sender-accounts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        id,
        address,
        name,
        startedOn,
        channel: "email",
        transport: "smtp",
        timeZone: "Europe/London",
        dailyCap: DAILY_CAP,
        dkimSelectors: ["default"],
      }),
    });
    if (!answer.ok) {
      throw new Error(`The mailbox ${id} was not taken: ${answer.status} ${await answer.text()}`);
    }
  }
}
