import * as z from "zod";
import { PauseScope, pauseOf, pauseScopeKey } from "#shared/domain/compliance/pause-scope.ts";
import { campaignName } from "#shared/domain/reporting/campaign-name.ts";
import { pauserName, plainReason } from "#shared/domain/reporting/report-sentences.ts";
import {
  capital,
  type NoticeWords,
  plain,
  sentence,
  type Told,
  type WordingDeps,
} from "./notice-words.ts";

const OfPause = z.object({ scope: PauseScope, reason: z.string(), by: z.string().default("") });

export async function paused(deps: WordingDeps, { event }: Told): Promise<NoticeWords> {
  const { scope, reason, by } = OfPause.parse(event.data);
  const whole = await scopeName(deps, scope);
  const standing = pauseOf(await deps.pauses.list(), scope);
  const who = by ? `Paused by ${pauserName(by)}. ` : "";
  const paragraphs = [
    capital(sentence(plainReason(reason))),
    `${who}Nothing of it goes out, planned messages included, until a manager lets it go on: ${deps.publicUrl}/api/v1/compliance`,
  ];
  // Checks that run again, or at once, tell again of the pause that one of them made.
  const id = `paused-${pauseScopeKey(scope)}-${standing?.at ?? event.correlationId}`;
  return { ...plain(id, `Sending paused: ${whole}`, paragraphs), isAwaited: true };
}

export async function resumed(deps: WordingDeps, { event }: Told): Promise<NoticeWords> {
  const { scope, reason, by } = OfPause.parse(event.data);
  const whole = await scopeName(deps, scope);
  const paragraphs = [
    ...(reason ? [capital(sentence(reason))] : []),
    `${capital(pauserName(by))} let it go on. What was due meanwhile goes out one after the other, within the limits.`,
  ];
  const id = `resumed-${pauseScopeKey(scope)}-${event.correlationId}`;
  return plain(id, `Sending goes on: ${whole}`, paragraphs);
}

async function scopeName({ directory, jobs }: WordingDeps, scope: PauseScope): Promise<string> {
  if (scope.kind === "all") return "everything";
  const { kind, id } = scope;
  if (kind !== "campaign") return `${kind} ${id}`;
  const settings = await directory.campaign(id);
  const job = settings.name === id ? await jobs.find(id) : undefined;
  return `campaign ${campaignName(settings, job?.fileName)}`;
}
