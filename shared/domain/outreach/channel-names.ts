import type { Channel } from "./sender-account.ts";

/** As people call the way a message goes. */
export const channelNames: Readonly<Record<Channel, string>> = {
  email: "E-mail",
  linkedin: "LinkedIn",
  call: "Telephone",
};
