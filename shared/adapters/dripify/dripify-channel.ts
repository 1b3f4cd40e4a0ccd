import type { LinkedInChannel } from "#shared/ports/linkedin-channel.ts";

/**
 * Dripify's API reads campaigns, leads and statistics and adds leads to a campaign of its own, whose messages are written
 * there. It sends no message of ours and shows no inbox, so everything is a person's task.
 */
export function dripifyChannel(): LinkedInChannel {
  return {
    name: "dripify",
    abilities: { canInvite: false, canMessage: false, canReadReplies: false },
    send: async () => ({
      kind: "refused",
      type: "not-able",
      reason: "Dripify sends only what is written in its own campaigns",
    }),
    replies: async () => [],
  };
}
