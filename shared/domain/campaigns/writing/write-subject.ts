import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import { longest } from "#shared/domain/campaigns/message-checks.ts";
import type { PlannedStep, PlannedVariant } from "#shared/domain/campaigns/plan-sequence.ts";
import { capital } from "./bridges.ts";
import { type Brief, clauseFor, problemFor } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";

/** A subject that says what the mail is about, and nothing to make it opened. */
export function writeSubject(
  step: PlannedStep,
  variant: PlannedVariant,
  angles: readonly Angle[],
  brief: Brief,
): string {
  const angle = angles.find(({ id }) => id === variant.angleId);
  const problem = angle && problemFor(angle, brief);
  if (!angle || !problem)
    throw new Error(`Angle ${variant.angleId} names no problem of the seller`);
  const topic = capital(problem.topic);
  const clause = clauseFor(angle, brief);
  const options = {
    "first-mail":
      variant.form === "proof"
        ? [withCompany(problem.topic, brief), topic]
        : [about(clause, brief), withCompany(problem.topic, brief), topic],
    "second-mail": variant.form === "self-check" ? [`A check on ${problem.topic}`, topic] : [topic],
    "last-mail":
      variant.form === "self-check"
        ? [`Before I go: ${problem.topic}`, topic]
        : [`Last note on ${problem.topic}`, topic],
    connection: [topic],
    call: [topic],
  }[step.kind];
  return options.find((option) => option !== undefined && fits(option)) ?? topic;
}

function fits(subject: string): boolean {
  return (
    subject.split(/\s+/).length <= longest.subjectWords &&
    subject.length <= longest.subjectCharacters
  );
}

function withCompany(topic: string, { company }: Brief): string | undefined {
  return company ? `${capital(topic)} at ${company}` : undefined;
}

function about(clause: FactClause | undefined, { company }: Brief): string | undefined {
  if (!clause) return undefined;
  if (clause.kind === "export" && clause.deed.startsWith("export "))
    return `Exporting ${clause.deed.slice(7)}`;
  const isThing =
    ["expansion", "product-launch", "contract"].includes(clause.kind) &&
    clause.object?.includes(" ");
  if (!isThing) return undefined;
  return company ? `${possessive(company)} ${clause.object ?? ""}` : capital(clause.object ?? "");
}

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}'` : `${name}'s`;
}
