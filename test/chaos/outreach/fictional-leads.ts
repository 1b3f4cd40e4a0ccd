import type { Lead } from "#shared/domain/leads/lead.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { profileAddress } from "#shared/domain/outreach/linkedin-profile.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { aCampaign, aLead } from "../../support/builders.ts";
import type { Stores } from "./department.ts";
import type { World } from "./world.ts";

/** So few a day that every account meets its cap, from two domains, one mailbox of them through SES. */
const accounts: readonly SenderAccount[] = [
  mailbox("ines", "smtp", "tidewater-planning.example", 4),
  mailbox("jonas", "smtp", "tidewater-planning.example", 3),
  mailbox("kaya", "smtp", "try-tidewater.example", 3),
  mailbox("lena", "ses", "news.tidewater-planning.example", 3),
  profile("mara", "manual", 2),
  profile("nils", "unipile", 3),
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

function profile(id: string, transport: "manual" | "unipile", dailyCap: number): SenderAccount {
  const { dns: _none, ...account } = mailbox(id, "smtp", "", dailyCap);
  return { ...account, channel: "linkedin", transport, address: profileAddress(id) };
}

export const capOf = (accountId: string) =>
  accounts.find(({ id }) => id === accountId)?.dailyCap ?? 0;

const campaigns: readonly Partial<CampaignSettings>[] = [
  { id: "by-itself", approval: "none", mayAutoReply: true, confidenceFloor: 0.5 },
  { id: "first-approved", approval: "first", mayAutoReply: false },
  { id: "all-approved", approval: "every", mayAutoReply: false },
];

export async function setUp({ accounts: kept, directory }: Stores): Promise<void> {
  for (const account of accounts) await kept.save(account);
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
  const linkedinUrl = profileAddress(`robin-number-${number}`);
  const isKnown = dice.chance(0.5);
  const lead: Lead = aLead({
    id,
    status: "ready",
    company: { name: `Firm ${company} Ltd`, domain, country: "GB", industry: "bearings" },
    person: {
      firstName: "Robin",
      lastName: `Number ${number}`,
      fullName: `Robin Number ${number}`,
      ...(dice.chance(0.8) && { linkedinUrl }),
    },
    email: { address, source: "csv", kind: "personal", confidence: 0.9, reason: "from the list" },
    ...(isKnown && {
      consent: { kind: "relationship", source: "a customer's order", at: "2026-10-01" },
    }),
  });
  await leads.add(lead, [`email:${address}`]);
  const linkedInAt = dice.weighted({ "1": 2, "2": 4, none: 6 });
  const channelOf = (number: number) => (`${number}` === linkedInAt ? "linkedin" : "email");
  const steps = [1, 2, 3].map((one) => step(one, [0, 2, 3][one - 1] ?? 0, channelOf(one)));
  await leads.saveCampaign(aCampaign({ leadId: id, steps }));
  const campaignId = dice.one(["by-itself", "by-itself", "first-approved", "all-approved"]);
  return { leadId: id, campaignId, address, domain, linkedinUrl };
}

function step(number: number, delayDays: number, channel: "email" | "linkedin") {
  const variants = ["a", "b"].map((name) => ({
    name,
    angleId: `angle-${name}`,
    ...(channel === "email" && { subject: `Two sites, one stock (${number}${name})` }),
    paragraphs: [
      [{ text: `Hello Robin, part ${number}, ${name}.`, factIds: [], isPersonalised: false }],
    ],
    checks: { words: 5, readingGrade: 4, spamWords: [], links: [], problems: [] },
    dropped: [],
  }));
  return { number, channel, delayDays, purpose: `part ${number}`, variants };
}
