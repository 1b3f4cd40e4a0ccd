import { html } from "hono/html";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import type { WholeConversation } from "../conversation-page.ts";
import type { Html } from "../page.ts";
import { capital } from "../words.ts";

/** What a person can do with a conversation: write, take it, or say that there is nothing to write. */
export function personSection(
  {
    conversation,
    refused,
    timeZone,
  }: Pick<WholeConversation, "conversation" | "refused" | "timeZone">,
  key: string,
): Html {
  const needed = waitsForPerson(conversation);
  const isWithPerson = conversation.state === "handed_off";
  return html`<section id="answer"><h2>${needed ? "Your answer is awaited" : "Write yourself"}</h2>
${needed ? html`<p>${capital(plainly(needed.why, timeZone))}</p>` : ""}
<form method="post"><input type="hidden" name="action" value="answer"><input type="hidden" name="key" value="${key}">
<p><label>Your answer; it goes the way they wrote last, in your words and with nothing added but the lines the law asks for<br><textarea name="text" rows="8" required maxlength="20000">${refused?.text ?? ""}</textarea></label></p>
<p><button class="button">Send this answer</button></p></form>
<h3>Or without an answer</h3>
${isWithPerson ? button("hand-back", "Give it back to the department", "It reads and answers what they write next; the campaign’s messages stay ended.") : button("take-over", "I take it over", "The department writes nothing here by itself until you give it back.")}
${needed ? button("nothing", "Nothing to do", "It is off the list of what waits, and goes on as it was.") : ""}
${button("rest", "Let it rest", "Nothing goes out by itself; should they write, the department reads it.")}
${conversation.state === "closed" ? "" : button("close", "Close it", "It is over: what is planned and what waits for a decision is taken back.")}
</section>`;
}

function button(action: string, label: string, effect: string): Html {
  return html`<form class="switch" method="post"><input type="hidden" name="action" value="${action}"><button class="button quiet">${label}</button><span class="hint">${effect}</span></form>`;
}
