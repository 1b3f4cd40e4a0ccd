import * as z from "zod";
import { LeadStatus } from "#shared/domain/leads/lead.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import { htmlType } from "../../http/html-type.ts";
import { Cursor, type Route, route } from "../../http/route.ts";
import { leadsPage } from "../pages/leads-page.ts";

export type LeadsPageRouteDeps = {
  readonly leads: Pick<LeadStore, "list">;
  readonly now: () => Date;
};

const LEADS_A_PAGE = 50;

export function leadsPageRoutes({ leads, now }: LeadsPageRouteDeps): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/leads/overview",
      role: "viewer",
      summary: "The leads as a page, newest first",
      tag: "leads",
      query: z.strictObject({ status: LeadStatus.optional(), cursor: Cursor.optional() }),
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ query }) => {
        const page = await leads.list({ ...query, limit: LEADS_A_PAGE });
        const text = await leadsPage({ ...page, status: query.status, now: now() });
        return { status: 200, text, contentType: htmlType };
      },
    }),
  ];
}
