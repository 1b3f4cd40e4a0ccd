/** Where the company's people talk and decide. */
export type TeamChat = {
  /** Rejects when nobody can tell whether it was posted. */
  readonly post: (message: ChatMessage) => Promise<ChatOutcome>;
  /** Puts another message in the place of one. */
  readonly update: (place: ChatPlace, message: ChatMessage) => Promise<ChatOutcome>;
};

export type ChatMessage = {
  /** One line, for notifications. */
  readonly text: string;
  readonly paragraphs: readonly string[];
  readonly buttons: readonly ChatButton[];
};

export type ChatButton =
  | {
      readonly label: string;
      readonly action: "approve" | "reject";
      /** Opaque: an approval's id and nothing else. */
      readonly value: string;
    }
  | { readonly label: string; readonly url: string };

export type ChatPlace = { readonly channel: string; readonly timestamp: string };

export type ChatOutcome =
  | { readonly kind: "posted"; readonly place: ChatPlace }
  | { readonly kind: "not-connected" }
  | { readonly kind: "refused"; readonly reason: string };

/** Worth trying again later. */
export class ChatUnavailable extends Error {
  override readonly name = "ChatUnavailable";
}
