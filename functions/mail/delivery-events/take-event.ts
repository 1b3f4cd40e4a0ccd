import { bounceType } from "#shared/domain/mail/bounce-type.ts";
import { type DeliveryState, noteAfter } from "#shared/domain/mail/delivery-state.ts";
import { typeOfSesBounce } from "#shared/domain/mail/ses-bounce.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { EffectDeps } from "../effects/effect-deps.ts";
import { settleAsSent } from "../effects/settle-by-evidence.ts";
import { takeBounce } from "../effects/take-bounce.ts";
import { takeComplaint } from "../effects/take-complaint.ts";
import { tellOutcome } from "../effects/tell-outcome.ts";
import type { DeliveryEvent } from "./delivery-event.ts";

export async function takeEvent(
  deps: EffectDeps,
  entry: OutboxEntry,
  event: DeliveryEvent,
): Promise<void> {
  const { mail, bounce, complaint, reject, deliveryDelay } = event.detail;
  const provider = { providerId: mail.messageId };
  const said = event["detail-type"];

  if (said === "Email Rejected")
    return takeReject(deps, entry, reject?.reason ?? "no reason given");
  if (bounce) return takeSesBounce(deps, entry, event.id, bounce);
  if (complaint) {
    if (complaint.complaintFeedbackType === "not-spam") return;
    const reason = complaint.complaintFeedbackType ?? complaint.complaintSubType ?? "no type given";
    await takeComplaint(deps, entry, { source: "ses-complaint", reason });
    return note(deps, entry, "complained", "");
  }
  await settleAsSent(deps, entry, `SES said "${said}"`, provider);
  if (said === "Email Delivered") {
    await tellOutcome(deps, "delivered", entry);
    return note(deps, entry, "delivered", "");
  }
  if (deliveryDelay) return takeDelay(deps, entry, deliveryDelay);
}

async function takeSesBounce(
  deps: EffectDeps,
  entry: OutboxEntry,
  eventId: string,
  bounce: NonNullable<DeliveryEvent["detail"]["bounce"]>,
): Promise<void> {
  const [recipient] = bounce.bouncedRecipients;
  const { status, diagnosticCode } = recipient ?? {};
  const type = typeOfSesBounce({ ...bounce, status, diagnosticCode });
  const reason = [bounce.bounceType, bounce.bounceSubType, diagnosticCode ?? status]
    .filter(Boolean)
    .join(", ")
    .slice(0, 300);
  const id = `in-ses-${bounce.feedbackId ?? eventId}`;
  await takeBounce(deps, entry, { id, type, reason, source: "ses-bounce" });
  await note(deps, entry, "bounced", `${type}, ${reason}`);
}

/** SES found a virus in what we wanted to send and sent nothing: no person is touched by it. */
async function takeReject(deps: EffectDeps, entry: OutboxEntry, reason: string): Promise<void> {
  const { outbox, log, now, lines } = deps;
  log.error("SES rejected a mail of ours", { outboxId: entry.id, reason });
  await outbox.settle(entry, { status: "failed", at: now(), reason: `SES rejected it: ${reason}` });
  await tellOutcome(deps, "sender-refused", entry);
  await lines.send({ kind: "check" });
  await note(deps, entry, "rejected", reason);
}

/** It may still arrive. Only a delay for want of authentication asks for something to be done (MX-10). */
async function takeDelay(
  deps: EffectDeps,
  entry: OutboxEntry,
  delay: NonNullable<DeliveryEvent["detail"]["deliveryDelay"]>,
): Promise<void> {
  const [recipient] = delay.delayedRecipients;
  const words = recipient?.diagnosticCode ?? "";
  const code = /4\.\d{1,3}\.\d{1,3}/.exec(`${words} ${recipient?.status ?? ""}`)?.[0];
  if (code?.startsWith("4.7.") && bounceType(code, words) === "sender-refused") {
    await tellOutcome(deps, "sender-refused", entry);
    await deps.lines.send({ kind: "check" });
  }
  await note(deps, entry, "delayed", delay.delayType);
}

/** Shown beside the message in the conversation, once the sender has put it there. */
async function note(
  { conversations }: EffectDeps,
  entry: OutboxEntry,
  state: DeliveryState,
  reason: string,
): Promise<void> {
  if (!(await conversations.message(entry.leadId, entry.id))) return;
  await conversations.changeMessage(entry.leadId, entry.id, (message) => ({
    ...message,
    outcome: noteAfter(message.outcome, state, reason),
  }));
}
