import type { Lead } from "#shared/domain/leads/lead.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { aCampaign, aLead } from "../../support/builders.ts";
import type { Stores } from "./department.ts";
import type { World } from "./world.ts";

/** So few a day that every account meets its cap, from two domains, one mailbox of them through SES. */
const mailboxes: readonly SenderAccount[] = [
  mailbox("ines", "smtp", "tidewater-planning.example", 8),
  mailbox("jonas", "smtp", "tidewater-planning.example", 6),
  mailbox("kaya", "smtp", "try-tidewater.example", 6),
  mailbox("lena", "ses", "news.tidewater-planning.example", 7),
];

function mailbox(
  id: string,
  transport: "smtp" | "ses",
  domain: string,
  dailyCap: number,
): SenderAccount {
  return {
    id,
    version: 1,
    channel: "email",
    transport,
    address: `${id}@${domain}`,
    name: "Ines Moreau",
    timeZone: "Europe/London",
    dailyCap,
    startedOn: "2026-01-05",
    dns: { isReady: true, problems: [], checkedAt: "2026-11-16T06:00:00.000Z" },
  };
}

export const capOf = (accountId: string) =>
  mailboxes.find(({ id }) => id === accountId)?.dailyCap ?? 0;

const campaigns: readonly Partial<CampaignSettings>[] = [
  { id: "by-itself", approval: "none", mayAutoReply: true, confidenceFloor: 0.5 },
  { id: "first-approved", approval: "first", mayAutoReply: false },
  { id: "all-approved", approval: "every", mayAutoReply: false },
];

export async function setUp({ accounts, directory }: Stores): Promise<void> {
  for (const account of mailboxes) await accounts.save(account);
  for (const { id = "", ...settings } of campaigns) {
    await directory.saveCampaign({ ...(await directory.campaign(id)), ...settings });
  }
}

/** Leads that came to several of one company, some of them known to us, with three mails written for each. */
export async function addLead({ dice }: World, { leads }: Stores, number: number) {
  const id = `lead-${number}`;
  const company = dice.between(Math.max(1, number - 3), number);
  const domain = `firm-${company}.example`;
  const address = `person-${number}@${domain}`;
  const isKnown = dice.chance(0.3);
  const lead: Lead = aLead({
    id,
    status: "ready",
    company: { name: `Firm ${company} Ltd`, domain, country: "GB", industry: "bearings" },
    person: {
      firstName: "Robin",
      lastName: `Number ${number}`,
      fullName: `Robin Number ${number}`,
    },
    email: { address, source: "csv", kind: "personal", confidence: 0.9, reason: "from the list" },
    ...(isKnown && {
      consent: { kind: "relationship", source: "a customer's order", at: "2026-10-01" },
    }),
  });
  await leads.add(lead, [`email:${address}`]);
  await leads.saveCampaign(aCampaign({ leadId: id, steps: [step(1, 0), step(2, 2), step(3, 3)] }));
  const campaignId = dice.one(["by-itself", "by-itself", "first-approved", "all-approved"]);
  return { leadId: id, campaignId, address, domain };
}

function step(number: number, delayDays: number) {
  const variants = ["a", "b"].map((name) => ({
    name,
    angleId: `angle-${name}`,
    subject: `Two sites, one stock (${number}${name})`,
    paragraphs: [
      [{ text: `Hello Robin, part ${number}, ${name}.`, factIds: [], isPersonalised: false }],
    ],
    checks: { words: 5, readingGrade: 4, spamWords: [], links: [], problems: [] },
    dropped: [],
  }));
  return { number, channel: "email" as const, delayDays, purpose: `part ${number}`, variants };
}
