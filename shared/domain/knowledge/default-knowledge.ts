import type { KnowledgeEntry } from "./knowledge-entry.ts";
import { faqEntries } from "./tidewater/faq-entries.ts";
import { objectionEntries } from "./tidewater/objection-entries.ts";
import { playbookEntries } from "./tidewater/playbook-entries.ts";
import { productEntries } from "./tidewater/product-entries.ts";

/** What the fictional company of the demo says of itself; shared/domain/settings/default-seller.ts is the same company. */
export const defaultKnowledge: readonly KnowledgeEntry[] = [
  ...productEntries,
  ...faqEntries,
  ...objectionEntries,
  ...playbookEntries,
];
