import { ConversationState } from "./conversation.ts";
import { nextState } from "./next-state.ts";
import { transitions } from "./transitions.ts";
import { type Trigger, triggers } from "./trigger.ts";

/** docs/conversation-states.md, made from the table; a test fails when the file is another. */
export function statesDocument(): string {
  return `# States of a conversation

Made from \`shared/domain/conversations/transitions.ts\` by \`UPDATE=1 npx vitest run test/domain/conversations\`. Not edited by hand.

\`\`\`mermaid
${statesDiagram()}
\`\`\`

From every state: ${everywhere()
    .map(({ trigger, to }) => `${words(trigger)} leads to **${to}**`)
    .join("; ")}.

| From | On | To | Why |
|---|---|---|---|
${transitions.map(({ from, on, to, reason }) => `| ${from === "any" ? "any" : from.join(", ")} | ${on.map(words).join(", ")} | ${to} | ${reason} |`).join("\n")}

The first line that fits decides. What fits no line changes nothing: an auto-reply, a receipt of a ticket desk, a reply that nobody understood.
`;
}

/** Mermaid. What holds in every state is said in words below it, not drawn eight times. */
function statesDiagram(): string {
  const everywhereElse = new Set(everywhere().map(({ trigger }) => trigger));
  const edges = ConversationState.options.flatMap((from) => {
    const moves = triggers
      .filter((trigger) => !everywhereElse.has(trigger))
      .map((trigger) => ({ trigger, to: nextState(from, trigger).state }))
      .filter(({ to }) => to !== from);
    return [...Map.groupBy(moves, ({ to }) => to)].map(
      ([to, all]) => `  ${from} --> ${to}: ${all.map(({ trigger }) => words(trigger)).join(", ")}`,
    );
  });
  return ["stateDiagram-v2", "  [*] --> initial_outreach", ...edges].join("\n");
}

function everywhere(): readonly { readonly trigger: Trigger; readonly to: ConversationState }[] {
  return triggers.flatMap((trigger) => {
    const ends = new Set(ConversationState.options.map((from) => nextState(from, trigger).state));
    const [to] = ends;
    return ends.size === 1 && to ? [{ trigger, to }] : [];
  });
}

function words(trigger: Trigger): string {
  return trigger.replaceAll("-", " ");
}
