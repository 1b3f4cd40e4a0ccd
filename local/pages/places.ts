/** Everything there is to see on this machine. */
export const places: readonly (readonly [path: string, name: string, shows: string])[] = [
  ["/api/v1/leads/overview", "Leads", "every lead with its score, its facts and its campaign"],
  [
    "/api/v1/conversations/overview",
    "Conversations",
    "who said what, how it was read, what is planned",
  ],
  ["/api/v1/approvals/page", "Approvals", "what waits for your decision or your answer"],
  ["/api/v1/meetings/page", "Meetings", "booked meetings with their invitations"],
  [
    "/api/v1/compliance",
    "Sending",
    "stop all sending, or one account or campaign; limits, red lines, what was done",
  ],
  [
    "/api/v1/reports/overview",
    "Reports",
    "what happened, why, and what comes next, every working day",
  ],
  ["/mailbox", "Mailbox", "every mail as the other side sees it; answer in their place"],
  ["/api/v1/docs", "API", "every route, to be tried"],
];
