import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { ReplyTopic } from "./find-topic.ts";

/** All that an answer may be made of. */
export type ReplyBrief = {
  readonly language: Language;
  readonly reader: {
    readonly firstName?: string | undefined;
    readonly fullName?: string | undefined;
  };
  /** What they wrote, without quoted text. */
  readonly theirText: string;
  readonly topic: Extract<ReplyTopic, { readonly kind: "grounded" }>;
  readonly facts: readonly Fact[];
  readonly seller: SellerProfile;
};

/** A sentence of an answer, and the ids of the knowledge and facts it rests on; none for a plain courtesy. */
export type DraftSentence = { readonly text: string; readonly cites: readonly string[] };

export type ReplyDraft = {
  /** The whole mail with greeting and signature, without disclosure and legal footer. */
  readonly text: string;
  readonly citations: readonly { readonly id: string; readonly text: string }[];
};

export function answerIn(entry: KnowledgeEntry, language: Language): string {
  return entry.answers[language] ?? "";
}
