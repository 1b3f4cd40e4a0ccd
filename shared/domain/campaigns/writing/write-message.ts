import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import type { PlannedStep, PlannedVariant } from "#shared/domain/campaigns/plan-sequence.ts";
import { type Brief, clauseFor, problemFor } from "./brief.ts";
import { callScript } from "./call-script.ts";
import { connectionNote } from "./connection-note.ts";
import { observationMail, proofMail } from "./first-mail.ts";
import { anotherProblemMail, checkMail, lastCheckMail, lastProblemMail } from "./later-mails.ts";
import type { Material, Paragraphs } from "./material.ts";
import { proofFor, storyFor } from "./proof.ts";

/** One message of the plan in plain words. What no fact supports is not said. */
export function writeMessage(
  step: PlannedStep,
  variant: PlannedVariant,
  angles: readonly Angle[],
  brief: Brief,
): Paragraphs {
  const seed = `${brief.lead.id} ${step.kind} ${variant.name}`;
  const angle = angles.find(({ id }) => id === variant.angleId);
  const problem = angle && problemFor(angle, brief, seed);
  if (!angle || !problem)
    throw new Error(`Angle ${variant.angleId} names no problem of the seller`);
  const material: Material = {
    brief,
    problem,
    clause: clauseFor(angle, brief),
    proof: proofFor(problem, brief)?.statement,
    story: storyFor(problem, brief),
    seed,
  };
  switch (step.kind) {
    case "first-mail":
      return variant.form === "proof" ? proofMail(material) : observationMail(material);
    case "second-mail":
      return variant.form === "self-check"
        ? checkMail(material)
        : anotherProblemMail(material, angles);
    case "last-mail":
      return variant.form === "self-check" ? lastCheckMail(material) : lastProblemMail(material);
    case "connection":
      return connectionNote(material, variant.form);
    case "call":
      return callScript(material, variant.form);
  }
}
