import { html } from "hono/html";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import { suppressionWords } from "#shared/domain/compliance/suppression-words.ts";
import type { Html } from "../page.ts";
import { moment } from "../words.ts";

export type StopSection = {
  readonly leadId: string;
  /** Of this person, or of their whole company or domain. */
  readonly stopped: Suppression | undefined;
  readonly may: { readonly stop: boolean; readonly release: boolean };
  readonly timeZone: string;
};

/** Stops one person for good, and says why nothing goes to one who is stopped. */
export function stopSection({ leadId, stopped, may, timeZone }: StopSection): Html {
  if (!stopped) {
    if (!may.stop) return html``;
    return html`<section><h2>Stop writing to this person</h2>
<p>Nothing goes to them any more, by no address and no profile of theirs; what is planned is taken back. Others at their company are not affected.</p>
${form("stop", leadId, "Stop this person", "stop", 3)}</section>`;
  }
  const { scope, reason, source, at } = stopped;
  return html`<section><h2>Nothing goes to this person</h2>
<p>${whoIsStopped(scope)} was stopped ${moment(at, timeZone)}: ${suppressionWords[reason]}${source.includes("@") && ` (${source})`}.</p>
${
  reason === "by-person" && scope !== "domain" && scope !== "company"
    ? may.release
      ? html`<p>If that was a mistake, say why. They may be written to again; what was taken back stays so.</p>${form("release", leadId, "Let them be written to again", "quiet", 10)}`
      : html`<p class="hint">Only a manager can take this back.</p>`
    : ""
}</section>`;
}

function whoIsStopped(scope: Suppression["scope"]): string {
  if (scope === "domain") return "Everybody at their mail domain";
  return scope === "company" ? "Their whole company" : "This person";
}

function form(
  action: "stop" | "release",
  leadId: string,
  label: string,
  look: "stop" | "quiet",
  least: number,
): Html {
  return html`<form class="switch" method="post" action="/api/v1/suppressions/person">
<input type="hidden" name="action" value="${action}"><input type="hidden" name="leadId" value="${leadId}">
<input name="reason" aria-label="Why" placeholder="Why" required minlength="${least}" maxlength="500">
<button class="button ${look}">${label}</button></form>`;
}
