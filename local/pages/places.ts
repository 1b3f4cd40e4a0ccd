export const API_REFERENCE = "/api/v1/docs";

/** Everything there is to see on this machine. */
export const places: readonly (readonly [path: string, name: string, shows: string])[] = [
  ["/api/v1/leads/overview", "Leads", "every lead with its score, its facts and its campaign"],
  [
    "/api/v1/conversations/overview",
    "Conversations",
    "who said what, how it was understood, what is planned; write yourself",
  ],
  [
    "/api/v1/approvals/page",
    "Approvals",
    "what waits for you: drafts to approve, replies to answer, calls to make",
  ],
  ["/api/v1/meetings/page", "Meetings", "booked meetings: move one, cancel one, say how it went"],
  [
    "/api/v1/compliance",
    "Sending",
    "stop all sending, or one mailbox or campaign; limits, red lines, what was done",
  ],
  [
    "/api/v1/reports/overview",
    "Reports",
    "what happened, why, and what comes next, every working day",
  ],
  ["/mailbox", "Mailbox", "every mail as the people outside see it; answer in their place"],
  [API_REFERENCE, "API", "for programs: everything the department can be asked, to be tried"],
];
