import * as z from "zod";
import type { JobStore } from "#shared/ports/job-store.ts";
import { htmlType } from "../../http/html-type.ts";
import { refusal } from "../../http/problem.ts";
import { Id, type Route, route } from "../../http/route.ts";
import { watchPage } from "../pages/watch-page.ts";

export type WatchRouteDeps = { readonly jobs: Pick<JobStore, "find">; readonly now: () => Date };

export function watchRoutes({ jobs, now }: WatchRouteDeps): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/jobs/{id}/watch",
      role: "viewer",
      summary: "A job as a page that looks again by itself while the job runs",
      tag: "jobs",
      params: z.object({ id: Id }),
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ params }) => {
        const job = await jobs.find(params.id);
        if (!job) throw refusal(404, `There is no job ${params.id}.`);
        return { status: 200, text: await watchPage(job, now()), contentType: htmlType };
      },
    }),
  ];
}
