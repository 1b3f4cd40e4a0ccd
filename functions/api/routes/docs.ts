import { openApiDocument } from "../http/openapi.ts";
import { referencePage } from "../http/reference-page.ts";
import { type Route, route } from "../http/route.ts";
import { htmlType } from "../pages/page.ts";

/** The OpenAPI document of all routes, its own two included, and a page that reads it. */
export function withDocs(routes: readonly Route[]): readonly Route[] {
  const all: Route[] = [
    ...routes,
    route({
      method: "get",
      path: "/api/v1/openapi.json",
      role: "viewer",
      summary: "This API as an OpenAPI 3.1 document",
      tag: "docs",
      answers: { 200: { description: "The document.", contentType: "application/json" } },
      handle: async () => ({ status: 200, json: openApiDocument(all) }),
    }),
    route({
      method: "get",
      path: "/api/v1/docs",
      role: "viewer",
      summary: "This API as a page to read",
      tag: "docs",
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async () => ({
        status: 200,
        text: referencePage(openApiDocument(all)),
        contentType: htmlType,
      }),
    }),
  ];
  return all;
}
