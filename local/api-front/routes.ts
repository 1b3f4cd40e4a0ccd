export type Route = {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly functionName: string;
  readonly needsSignIn: boolean;
  readonly timeoutMilliseconds: number;
};

export type RouteMatch = {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
};

/** Reads a route key of an HTTP API: `GET /jobs/{id}`, `ANY /files/{proxy+}`, or `$default`. */
export function readRouteKey(key: string): Pick<Route, "key" | "method" | "segments"> {
  if (key === "$default") return { key, method: "ANY", segments: ["{proxy+}"] };
  const [method = "ANY", path = "/"] = key.split(" ");
  return { key, method, segments: segmentsOf(path) };
}

/** The most specific route wins: fixed segments before variables before the rest, a method before ANY. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const segments = segmentsOf(path);
  return routes
    .filter((route) => route.method === "ANY" || route.method === method)
    .flatMap((route) => {
      const pathParameters = parametersIn(route, segments);
      return pathParameters ? [{ route, pathParameters }] : [];
    })
    .toSorted((one, other) => specificity(other.route).localeCompare(specificity(one.route)))[0];
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").slice(1);
}

function parametersIn(
  route: Route,
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, pattern] of route.segments.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    const [, variable, greedy] = /^\{(.+?)(\+)?\}$/.exec(pattern) ?? [];
    if (variable === undefined) {
      if (pattern !== segment) return undefined;
    } else if (greedy) {
      if (route.key === "$default") return {};
      parameters[variable] = decode(segments.slice(index).join("/"));
      return parameters;
    } else {
      if (segment === "") return undefined;
      parameters[variable] = decode(segment);
    }
  }
  return segments.length === route.segments.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function specificity({ key, method, segments }: Route): string {
  if (key === "$default") return "";
  const ranks = segments.map((segment) => {
    if (segment.endsWith("+}")) return "1";
    return segment.startsWith("{") ? "2" : "3";
  });
  return ranks.join("") + (method === "ANY" ? "0" : "1");
}
