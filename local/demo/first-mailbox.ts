import * as z from "zod";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";

const Accounts = z.object({ accounts: z.array(z.unknown()) });

/** The fictional seller's own mailbox, in use for weeks already; nothing where there is an account. */
export async function addFirstMailbox(url: string): Promise<void> {
  const address = `${url}/api/v1/sender-accounts`;
  const { accounts } = Accounts.parse(await (await fetch(address)).json());
  if (accounts.length > 0) return;
  const { name, email } = defaultSeller.sender;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      id: "demo-mailbox",
      channel: "email",
      transport: "smtp",
      address: email,
      name,
      timeZone: "Europe/London",
      dailyCap: 40,
      startedOn: "2026-03-02",
    }),
  });
  if (answer.ok || answer.status === 409) return;
  throw new Error(`The demo's mailbox was not taken: ${answer.status} ${await answer.text()}`);
}
