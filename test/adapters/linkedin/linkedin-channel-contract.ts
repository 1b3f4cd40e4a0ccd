import { describe, expect, test } from "vitest";
import type { LinkedInChannel, LinkedInMessage } from "#shared/ports/linkedin-channel.ts";

/** What the person is to the account, and how the vendor fares. */
export type VendorState =
  | "stranger"
  | "connected"
  | "nobody"
  | "restricted"
  | "limited"
  | "dies"
  | "quotes-the-key";

export const KEY = "key-that-must-never-be-seen";
export const profileUrl = "https://www.linkedin.com/in/gareth-oduya";

export const anInvitation: LinkedInMessage = {
  outboxId: "lead-1.step-2.v1",
  leadId: "lead-1",
  profileUrl,
  kind: "invite",
  text: "Hello Gareth, how do you decide which site holds what?",
};
export const aMessage: LinkedInMessage = { ...anInvitation, kind: "message" };

export type ChannelUnderTest = (state: VendorState) => Promise<LinkedInChannel>;

/** Every way of LinkedIn keeps this, whichever vendor stands behind it. */
export function linkedInChannelContract(
  name: string,
  { make, isAutomation }: { readonly make: ChannelUnderTest; readonly isAutomation: boolean },
) {
  describe(`the LinkedIn channel ${name}`, () => {
    test("does what it says it can, and refuses the rest instead of failing", async () => {
      const stranger = await make("stranger");
      const invited = await stranger.send(anInvitation);
      const connected = await make("connected");
      const messaged = await connected.send(aMessage);
      for (const [outcome, isAble] of [
        [invited, stranger.abilities.canInvite],
        [messaged, stranger.abilities.canMessage],
      ] as const) {
        if (!isAble) expect(outcome).toMatchObject({ kind: "refused", type: "not-able" });
        else expect(["accepted", "task-for-a-person"]).toContain(outcome.kind);
      }
    });

    test("answers replies only where it can read them", async () => {
      const channel = await make("connected");
      const replies = await channel.replies(new Date("2026-11-20T08:00:00Z"));
      if (!channel.abilities.canReadReplies) expect(replies).toEqual([]);
      for (const { id, at, text, profileUrl: from } of replies) {
        expect(id).not.toBe("");
        expect(text.trim()).not.toBe("");
        expect(new Date(at).toISOString()).toBe(at);
        expect(from).toBe(profileUrl);
      }
    });

    describe.runIf(isAutomation)("as an automation", () => {
      test("a profile nobody has is refused as not found or not connected", async () => {
        const outcome = await (await make("nobody")).send(aMessage);
        expect(outcome).toMatchObject({ kind: "refused" });
        expect(outcome.kind === "refused" && outcome.type).toMatch(/^not-(found|connected)$/);
      });

      test("LI-2: a sign that the account is restricted is told as such", async () => {
        const outcome = await (await make("restricted")).send(aMessage);
        expect(outcome).toMatchObject({ kind: "refused", type: "restricted" });
      });

      test("what is asked too fast surely did not leave", async () => {
        const outcome = await (await make("limited")).send(aMessage);
        expect(outcome).toMatchObject({ kind: "refused", type: "try-later" });
      });

      test("a lost answer rejects, for nobody can tell whether it left", async () => {
        await expect((await make("dies")).send(aMessage)).rejects.toThrow();
      });

      test("no failure shows the key, not even where the vendor quotes it", async () => {
        const channel = await make("quotes-the-key");
        const sent = await channel.send(aMessage).catch((error: unknown) => String(error));
        expect(JSON.stringify(sent)).not.toContain(KEY);
        await expect(channel.replies(new Date())).rejects.not.toThrow(KEY);
      });
    });
  });
}
