import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Campaign, CampaignStep, Variant } from "#shared/domain/campaigns/campaign.ts";
import { type Job, type JobRow, newJob } from "#shared/domain/jobs/job.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

const at = "2026-11-20T08:00:00.000Z";

export function aLead(lead: Partial<Lead> = {}): Lead {
  return {
    id: "lead-1",
    version: 1,
    status: "new",
    origin: { kind: "api", by: "rep@seller.example" },
    company: { name: "Kestrel Bearings Ltd.", domain: "kestrel-bearings.example" },
    person: { firstName: "Gareth", lastName: "Oduya", fullName: "Gareth Oduya" },
    costUsd: 0,
    createdAt: at,
    updatedAt: at,
    ...lead,
  };
}

export function aJob(job: Partial<Job> = {}): Job {
  const fresh = newJob({
    id: "job-1",
    fileName: "companies.csv",
    fileKey: "jobs/job-1/upload.csv",
    options: { mode: "pipeline" },
    createdBy: "rep@seller.example",
    createdAt: at,
  });
  return { ...fresh, ...job };
}

/** Waiting rows 1 to `count` of a job. */
export function waitingRows(jobId: string, count: number): readonly JobRow[] {
  return Array.from({ length: count }, (_, index) => ({
    jobId,
    number: index + 1,
    line: index + 2,
    leadId: `lead-${index + 1}`,
    status: "waiting",
  }));
}

export function anExecution(execution: Partial<AgentExecution> = {}): AgentExecution {
  return {
    runId: "run-1",
    agent: "qualification",
    occasion: "qualify",
    threadId: "lead-1",
    status: "completed",
    attempt: 1,
    input: { leadId: "lead-1" },
    output: { leadId: "lead-1" },
    modelCalls: [],
    toolCalls: [],
    costUsd: 0,
    startedAt: at,
    endedAt: "2026-11-20T08:00:01.000Z",
    milliseconds: 1000,
    ...execution,
  };
}

export function aCampaign(campaign: Partial<Campaign> = {}): Campaign {
  return {
    leadId: "lead-1",
    language: "en",
    angles: [],
    steps: [
      aStep(1, "email", [aVariant("a", "Two sites, one stock"), aVariant("b", "Gdansk")]),
      aStep(2, "linkedin", [aVariant("a"), aVariant("b")]),
    ],
    models: ["rules"],
    createdAt: at,
    ...campaign,
  };
}

function aStep(
  number: number,
  channel: CampaignStep["channel"],
  variants: CampaignStep["variants"],
): CampaignStep {
  return { number, channel, delayDays: 0, purpose: "first touch", variants };
}

function aVariant(name: string, subject?: string): Variant {
  const text = `Hello Gareth, variant ${name}.`;
  return {
    name,
    angleId: "angle-1",
    ...(subject && { subject }),
    paragraphs: [[{ text, factIds: [], isPersonalised: false }]],
    checks: { words: 4, readingGrade: 4, spamWords: [], links: [], problems: [] },
    dropped: [],
  };
}
