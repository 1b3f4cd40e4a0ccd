import {
  type FooterInput,
  legalFooter,
  shortAiDisclosure,
} from "#shared/domain/compliance/disclosures.ts";
import type { OutboxEntry } from "./outbox-entry.ts";

/**
 * What a machine sends on LinkedIn (LAW-AI-1). A note has room for one short sentence; the rest of what the law wants
 * follows in the first message that has room for it. Only mail must carry a postal address.
 */
export function renderLinkedIn(
  { text, kind: purpose }: Pick<OutboxEntry, "text" | "kind">,
  kind: "invite" | "message",
  footer: Omit<FooterInput, "unsubscribeUrl">,
): string {
  const { needs, language, seller } = footer;
  if (kind === "invite") {
    const said = needs.aiDisclosure ? [shortAiDisclosure(language, seller.company)] : [];
    return [text.trim(), ...said].join(" ");
  }
  if (purpose !== "step" && purpose !== "reply") return text.trim();
  const legal = legalFooter({
    ...footer,
    needs: { ...needs, postalAddress: false },
    unsubscribeUrl: undefined,
  });
  return [text.trim(), ...legal].join("\n\n");
}
