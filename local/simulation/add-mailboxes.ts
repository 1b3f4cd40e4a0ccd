import type { Mailbox } from "./simulated-market.ts";

/** Tells the department which mailboxes it may write from, as a person would. */
export async function addMailboxes(url: string, mailboxes: readonly Mailbox[]): Promise<void> {
  for (const mailbox of mailboxes) {
    const answer = await fetch(`${url}/api/v1/sender-accounts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...mailbox,
        channel: "email",
        transport: "smtp",
        dkimSelectors: ["default"],
      }),
    });
    if (!answer.ok) {
      throw new Error(
        `The mailbox ${mailbox.id} was not taken: ${answer.status} ${await answer.text()}`,
      );
    }
  }
}
