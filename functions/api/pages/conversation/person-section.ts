import { html } from "hono/html";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { WholeConversation } from "../conversation-page.ts";
import type { Html } from "../page.ts";

/** What a person can do with a conversation: write, take it, or say that there is nothing to write. */
export function personSection(
  { conversation, refused }: Pick<WholeConversation, "conversation" | "refused">,
  key: string,
): Html {
  const needed = waitsForPerson(conversation);
  return html`<section><h2>${needed ? "Your answer is awaited" : "Write yourself"}</h2>
${needed ? html`<p>${needed.why}</p>` : ""}
<form method="post"><input type="hidden" name="action" value="answer"><input type="hidden" name="key" value="${key}">
<p><label>Your answer; it goes the way they wrote last<br><textarea name="text" rows="8" required maxlength="20000">${refused?.text ?? ""}</textarea></label></p>
<p><button class="button">Send this answer</button></p></form>
<p class="files">${
    conversation.state === "handed_off"
      ? button("hand-back", "Give it back to the department")
      : button("take-over", "I take it over")
  }${needed ? button("nothing", "Nothing to do") : ""}${button("rest", "Let it rest")}${
    conversation.state === "closed" ? "" : button("close", "Close it")
  }</p></section>`;
}

function button(action: string, label: string): Html {
  return html`<form method="post"><input type="hidden" name="action" value="${action}"><button class="button quiet">${label}</button></form>`;
}
