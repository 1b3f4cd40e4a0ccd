import * as z from "zod";
import type { Choice } from "#shared/domain/meetings/decide.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { Log } from "#shared/ports/log.ts";
import { type DecideApproval, saidBefore } from "../decide-approval.ts";
import { refusal } from "../http/problem.ts";
import { type Route, rawRoute } from "../http/route.ts";

export type SlackActionsDeps = {
  /** Undefined when Slack did not sign it; otherwise the button, where one was pressed. */
  readonly readAction: (request: {
    readonly body: string;
    readonly timestamp: string | undefined;
    readonly signature: string | undefined;
    readonly receivedAt: Date | undefined;
  }) => Promise<
    | { readonly kind: "forged" }
    | { readonly kind: "nothing" }
    | {
        readonly kind: "pressed";
        readonly userId: string;
        readonly userName: string;
        readonly action: "approve" | "reject";
        readonly value: string;
      }
  >;
  /** Slack ids of the members who may decide. */
  readonly approvers: () => Promise<readonly string[]>;
  readonly decide: DecideApproval;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly log: Log;
};

const Ephemeral = z.object({ response_type: z.literal("ephemeral"), text: z.string() });

/** The buttons of a notice in Slack, which wants an answer within three seconds. */
export function slackActionRoutes(deps: SlackActionsDeps): readonly Route[] {
  const { readAction, approvers, decide, directory, log } = deps;
  return [
    rawRoute({
      method: "post",
      path: "/slack/actions",
      role: "everyone",
      summary: "A button somebody pressed in Slack, signed by Slack",
      tag: "open",
      headers: [
        { name: "x-slack-signature", description: "HMAC of the raw body." },
        { name: "x-slack-request-timestamp", description: "At most five minutes old." },
      ],
      answers: { 200: { description: "What came of it.", schema: Ephemeral } },
      handle: async ({ body, header, receivedAt }) => {
        const pressed = await readAction({
          body,
          timestamp: header("x-slack-request-timestamp"),
          signature: header("x-slack-signature"),
          receivedAt,
        });
        if (pressed.kind === "forged") throw refusal(401, "Slack did not sign this.");
        // Opening a link is told too, and wants nothing but a 200.
        if (pressed.kind === "nothing") return { status: 200, json: {} };
        const { userId, userName, action, value } = pressed;
        if (!(await approvers()).includes(userId)) {
          log.warn("a member of Slack who may not decide pressed a button", { userId });
          return said("You are not among the people who may decide this.");
        }
        const choice: Choice = action === "approve" ? { kind: "approve" } : { kind: "reject" };
        const clicked = await decide(value, choice, {
          by: `${userName} (${userId})`,
          through: "slack",
        });
        switch (clicked.kind) {
          case "decided":
            return said(`Done: ${clicked.approval.status}.`);
          case "was-decided":
            return said(
              `Nothing changed: ${saidBefore(clicked.approval, (await directory.companyDay()).timeZone)}.`,
            );
          case "refused":
            return said(`Not possible: ${clicked.reason}.`);
          case "unknown":
            return said("There is nothing to decide any more.");
        }
      },
    }),
  ];
}

function said(text: string) {
  return { status: 200, json: { response_type: "ephemeral", text } } as const;
}
