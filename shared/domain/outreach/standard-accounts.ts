import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { SenderAccount } from "./sender-account.ts";

/** What a company sends from until a person connects more: the seller's own mailbox, and tasks for people. */
export function standardAccounts(
  { sender, website }: Pick<SellerProfile, "sender" | "website">,
  { timeZone, today }: { readonly timeZone: string; readonly today: string },
): readonly SenderAccount[] {
  const common = { version: 1, name: sender.name, timeZone };
  return [
    {
      ...common,
      id: "mailbox",
      channel: "email",
      transport: "smtp",
      address: sender.email.toLowerCase(),
      dailyCap: 40,
      startedOn: today,
    },
    {
      ...common,
      id: "linkedin",
      channel: "linkedin",
      transport: "manual",
      address: website,
      dailyCap: 14,
      startedOn: today,
    },
    {
      ...common,
      id: "phone",
      channel: "call",
      transport: "manual",
      address: website,
      dailyCap: 30,
      startedOn: today,
    },
  ];
}
