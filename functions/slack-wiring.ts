import { isFromSlack, readSlackAction } from "#shared/adapters/slack/slack-action.ts";
import type { SlackConnection } from "#shared/adapters/slack/slack-chat.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { SlackActionsDeps } from "./api-open/slack-actions.ts";

/** Slack is connected once the secret has a token and a channel. */
export function slackConnection(
  secret: () => Promise<DepartmentSecret>,
): () => Promise<SlackConnection | undefined> {
  return async () => {
    const { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: channel } = await secret();
    return token && channel ? { token, channel } : undefined;
  };
}

/** What Slack signed, and whose buttons count; without a signing secret everything is forged. */
export function slackButtons(
  secret: () => Promise<DepartmentSecret>,
  now: () => Date,
): Pick<SlackActionsDeps, "readAction" | "approvers"> {
  return {
    async readAction(request) {
      const { SLACK_SIGNING_SECRET: key } = await secret();
      // Slack dates by the world's clock, and the department's may run ahead of it.
      const receivedAt = request.receivedAt ?? now();
      if (!key || !isFromSlack(request, key, receivedAt)) return { kind: "forged" };
      const pressed = readSlackAction(request.body);
      return pressed ? { kind: "pressed", ...pressed } : { kind: "nothing" };
    },

    async approvers() {
      const { SLACK_APPROVERS: members = "" } = await secret();
      return members.split(",").map((member) => member.trim());
    },
  };
}
