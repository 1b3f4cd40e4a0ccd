import type { IncomingHttpHeaders } from "node:http";
import type { PlannedApi } from "../assembly/blueprint.ts";

export type Cors = NonNullable<PlannedApi["properties"]["CorsConfiguration"]>;

/** The CORS headers that an HTTP API adds by itself; none for an origin it does not allow. */
export function corsHeaders(
  cors: Cors | undefined,
  request: IncomingHttpHeaders,
): Record<string, string> {
  const { origin } = request;
  if (!cors || origin === undefined) return {};
  if (!cors.AllowOrigins.some((allowed) => allowed === "*" || allowed === origin)) return {};
  const isPreflight = request["access-control-request-method"] !== undefined;
  return {
    "access-control-allow-origin": cors.AllowOrigins.includes("*") ? "*" : origin,
    vary: "origin",
    ...(cors.AllowCredentials && { "access-control-allow-credentials": "true" }),
    ...(!isPreflight &&
      cors.ExposeHeaders.length > 0 && {
        "access-control-expose-headers": cors.ExposeHeaders.join(","),
      }),
    ...(isPreflight && {
      "access-control-allow-methods": cors.AllowMethods.join(","),
      "access-control-allow-headers": cors.AllowHeaders.join(","),
      ...(cors.MaxAge !== undefined && { "access-control-max-age": String(cors.MaxAge) }),
    }),
  };
}
