import type { PlannedRule } from "../assembly/blueprint.ts";

export type RuleTarget = PlannedRule["properties"]["Targets"][number];

type BusEvent = Readonly<Record<string, unknown> & { time: string }>;

/** The text that a rule's target is given: the event, a part of it, or a template filled from it. */
export function targetInput(target: RuleTarget, event: BusEvent): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(at(event, target.InputPath)) ?? "null";
  if (!target.InputTransformer) return JSON.stringify(event);
  const { InputPathsMap, InputTemplate } = target.InputTransformer;
  const values = new Map(
    Object.entries(InputPathsMap).map(([name, path]) => [name, at(event, path)]),
  );
  return fill(InputTemplate, values, event);
}

function at(event: unknown, path: string): unknown {
  const keys = path.replaceAll(/\[(\d+|'[^']*')\]/g, ".$1").split(".");
  return keys
    .slice(1)
    .map((key) => key.replaceAll("'", ""))
    .reduce<unknown>((value, key) => {
      if (typeof value !== "object" || value === null) return undefined;
      return new Map<string, unknown>(Object.entries(value)).get(key);
    }, event);
}

/** `<name>` inside quotes is replaced by bare text, outside of them by JSON, as EventBridge does. */
function fill(template: string, values: ReadonlyMap<string, unknown>, event: BusEvent): string {
  let isQuoted = false;
  return template.replaceAll(/\\.|"|<([\w.-]+)>/g, (token, name: string | undefined) => {
    if (token === '"') isQuoted = !isQuoted;
    if (name === undefined) return token;
    const value = reserved(name, event) ?? values.get(name);
    if (!isQuoted) return JSON.stringify(value ?? "");
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    return JSON.stringify(text).slice(1, -1);
  });
}

function reserved(name: string, event: BusEvent): unknown {
  if (name === "aws.events.event" || name === "aws.events.event.json") return event;
  return name === "aws.events.event.ingestion-time" ? event.time : undefined;
}
