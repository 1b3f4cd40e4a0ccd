import type { Route } from "../http/route.ts";
import { type ApproveDeps, approveRoutes } from "./approve.ts";
import { type SlackActionsDeps, slackActionRoutes } from "./slack-actions.ts";
import { type UnsubscribeDeps, unsubscribeRoutes } from "./unsubscribe.ts";

export type OpenDeps = UnsubscribeDeps & ApproveDeps & SlackActionsDeps;

/** What works without a sign-in: each of these carries its own proof, a signed token or Slack's signature. */
export function openRoutes(deps: OpenDeps): readonly Route[] {
  return [...unsubscribeRoutes(deps), ...approveRoutes(deps), ...slackActionRoutes(deps)];
}
