import type { Blueprint } from "../assembly/blueprint.ts";
import { nameIn } from "../assembly/resource-names.ts";
import type { Api } from "./api-front.ts";
import { type Route, readRouteKey } from "./routes.ts";

type ApiParts = Pick<Blueprint, "apis" | "routes" | "integrations">;

/** The HTTP API of the template. There can be one, because there is one port. */
export function plannedApi(
  { apis, routes, integrations }: ApiParts,
  invoke: Api["invoke"],
): Api | undefined {
  const [api, ...others] = apis;
  if (others.length > 0) throw new Error("The template has more than one HTTP API");
  if (!api) return undefined;
  return {
    id: api.name,
    cors: api.properties.CorsConfiguration,
    invoke,
    routes: routes.map(({ logicalId, properties }): Route => {
      const integration = integrations.find(({ name }) => name === nameIn(properties.Target));
      if (!integration) throw new Error(`${logicalId} names no integration of the template`);
      return {
        ...readRouteKey(properties.RouteKey),
        functionName: nameIn(integration.properties.IntegrationUri),
        needsSignIn: properties.AuthorizationType === "JWT",
        timeoutMilliseconds: integration.properties.TimeoutInMillis,
      };
    }),
  };
}
