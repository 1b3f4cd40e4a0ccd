import type { ConversationRoutesDeps } from "../api/conversations/deps.ts";
import { type ApprovalRoutesDeps, approvalRoutes } from "../api/routes/approvals.ts";
import { conversationRoutes } from "../api/routes/conversations.ts";
import { type ReportRoutesDeps, reportRoutes } from "../api/routes/reports.ts";
import { type TaskRoutesDeps, taskRoutes } from "../api/routes/tasks.ts";
import type { Route } from "../http/route.ts";

export type DeskApiDeps = ConversationRoutesDeps &
  ApprovalRoutesDeps &
  ReportRoutesDeps &
  TaskRoutesDeps;

/** What people do every day with what the agents did. */
export function deskApi(deps: DeskApiDeps): readonly Route[] {
  return [
    ...conversationRoutes(deps),
    ...approvalRoutes(deps),
    ...reportRoutes(deps),
    ...taskRoutes(deps),
  ];
}
