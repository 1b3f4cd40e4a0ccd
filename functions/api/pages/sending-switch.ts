import { html } from "hono/html";
import type { Pause } from "#shared/ports/pauses.ts";
import type { Html } from "./page.ts";

export type MaySwitch = { readonly pause: boolean; readonly resume: boolean };

/** One button for everything, where whoever is in a hurry finds it first. */
export function killSwitch(killed: Pause | undefined, may: MaySwitch): Html {
  if (!killed) {
    return html`<section><h2>Stop all sending</h2>
<p>Holds every message at once, planned ones too, until a manager lets sending go on.</p>
${may.pause ? switchForm("pause", "all", "Stop all sending", "stop", "Why all sending stops") : html`<p class="hint">Only a rep or a manager can stop sending.</p>`}</section>`;
  }
  return html`<section><h2>Let sending go on</h2>
<p>Messages that were due meanwhile go out one after the other, within the limits of each mailbox.</p>
${may.resume ? switchForm("resume", "all", "Let sending go on", "", "Why sending goes on") : html`<p class="hint">Only a manager lets sending go on.</p>`}</section>`;
}

export function pauseForm(kind: "account" | "campaign" | "domain", id: string, name: string): Html {
  return switchForm("pause", `${kind}:${id}`, "Pause", "quiet", `Why to pause ${name}`);
}

export function resumeForm(scope: Pause["scope"], name: string): Html {
  const value = scope.kind === "all" ? "all" : `${scope.kind}:${scope.id}`;
  return switchForm("resume", value, "Let it go on", "quiet", `Why to let go on: ${name}`);
}

function switchForm(
  action: "pause" | "resume",
  scope: string,
  label: string,
  look: "stop" | "quiet" | "",
  question: string,
): Html {
  return html`<form class="switch" method="post" action="/api/v1/pauses/switch">
<input type="hidden" name="action" value="${action}"><input type="hidden" name="scope" value="${scope}">
<input name="reason" aria-label="${question}" placeholder="Why" required minlength="3" maxlength="500">
<button class="button ${look}">${label}</button></form>`;
}
