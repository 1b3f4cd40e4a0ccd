import { html } from "hono/html";
import type { Html } from "./page.ts";

export type Section =
  | "leads"
  | "conversations"
  | "approvals"
  | "meetings"
  | "sending"
  | "reports"
  | "jobs";

/** The way from every page of the department to every other. */
export function navigation(section?: Section): Html {
  return html`<nav aria-label="Pages">${pages.map(([of, name, path]) =>
    of === section
      ? html`<a href="${path}" aria-current="page">${name}</a>`
      : html`<a href="${path}">${name}</a>`,
  )}</nav>`;
}

const pages: readonly (readonly [Section, string, string])[] = [
  ["leads", "Leads", "/api/v1/leads/overview"],
  ["conversations", "Conversations", "/api/v1/conversations/overview"],
  ["approvals", "Approvals", "/api/v1/approvals/page"],
  ["meetings", "Meetings", "/api/v1/meetings/page"],
  ["sending", "Sending", "/api/v1/compliance"],
  ["reports", "Reports", "/api/v1/reports/overview"],
];
