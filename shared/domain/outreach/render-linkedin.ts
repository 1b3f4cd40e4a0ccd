import {
  type FooterInput,
  legalFooter,
  shortAiDisclosure,
} from "#shared/domain/compliance/disclosures.ts";
import { type OutboxEntry, writerOf } from "./outbox-entry.ts";

/**
 * What a machine sends on LinkedIn (LAW-AI-1). A note has room for one short sentence; the rest of what the law wants
 * follows in the first message that has room for it. Only mail must carry a postal address.
 */
export function renderLinkedIn(
  entry: Pick<OutboxEntry, "text" | "kind" | "writtenBy">,
  kind: "invite" | "message",
  footer: Omit<FooterInput, "unsubscribeUrl" | "writer">,
): string {
  const { text, kind: purpose } = entry;
  const { needs, language, seller } = footer;
  const writer = writerOf(entry);
  if (kind === "invite") {
    const said = writer === "machine" ? [shortAiDisclosure(language, seller.company)] : [];
    return [text.trim(), ...said].join(" ");
  }
  if (purpose !== "step" && purpose !== "reply") return text.trim();
  const legal = legalFooter({
    ...footer,
    writer,
    needs: { ...needs, postalAddress: false },
    unsubscribeUrl: undefined,
  });
  return [text.trim(), ...legal].join("\n\n");
}
