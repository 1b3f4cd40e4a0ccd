import { htmlType } from "../http/html-type.ts";
import { type Route, route } from "../http/route.ts";
import { type OpenApiDocument, openApiDocument } from "./openapi.ts";
import { referencePage } from "./reference-page.ts";

/** The OpenAPI document of all routes, its own two included, and a page that reads it. */
export function docsRoutes(others: readonly Route[]): readonly Route[] {
  let made: OpenApiDocument | undefined;
  // It takes a tenth of a second, which the start of a function should not.
  const document = (): OpenApiDocument => {
    made ??= openApiDocument([...others, ...own]);
    return made;
  };
  const own: readonly Route[] = [
    route({
      method: "get",
      path: "/api/v1/openapi.json",
      role: "viewer",
      summary: "This API as an OpenAPI 3.1 document",
      tag: "docs",
      answers: { 200: { description: "The document.", contentType: "application/json" } },
      handle: async () => ({ status: 200, json: document() }),
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
        text: referencePage(document()),
        contentType: htmlType,
      }),
    }),
  ];
  return own;
}
