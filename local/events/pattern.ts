import { BlockList, isIP } from "node:net";
import * as z from "zod";

/** Whether an event fits an EventBridge pattern. An operator that is not known here is refused. */
export function matches(pattern: unknown, event: unknown): boolean {
  return Object.entries(Fields.parse(pattern)).every(([name, expected]) => {
    if (name === "$or")
      return z
        .array(Fields)
        .parse(expected)
        .some((one) => matches(one, event));
    return fieldMatches(expected, fieldOf(event, name));
  });
}

const Fields = z.record(z.string(), z.unknown());

function fieldMatches(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) return expected.some((rule) => ruleMatches(rule, actual));
  if (Array.isArray(actual)) return actual.some((item) => matches(expected, item));
  return matches(expected, actual);
}

function fieldOf(event: unknown, name: string): unknown {
  const fields = Fields.safeParse(event);
  return fields.success ? fields.data[name] : undefined;
}

function ruleMatches(rule: unknown, actual: unknown): boolean {
  if (typeof rule === "object" && rule !== null) {
    const { exists } = Existence.parse(rule);
    if (exists !== undefined) return exists === (actual !== undefined);
  }
  // A list in the event fits when one of its items does.
  const candidates = Array.isArray(actual) ? actual : [actual];
  return candidates.some((candidate) => valueMatches(rule, candidate));
}

const Existence = z.object({ exists: z.boolean().optional() });

function valueMatches(rule: unknown, actual: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return rule === actual;
  const [operator, operand] = Object.entries(rule)[0] ?? [];
  switch (operator) {
    case "prefix":
      return textTest(operand, actual, (text, part) => text.startsWith(part));
    case "suffix":
      return textTest(operand, actual, (text, part) => text.endsWith(part));
    case "equals-ignore-case":
      return textTest({ "equals-ignore-case": operand }, actual, (text, whole) => text === whole);
    case "wildcard":
      return typeof actual === "string" && wildcard(z.string().parse(operand)).test(actual);
    case "anything-but":
      return actual !== undefined && !isExcluded(operand, actual);
    case "numeric":
      return typeof actual === "number" && numeric(z.array(z.unknown()).parse(operand), actual);
    case "cidr":
      return typeof actual === "string" && isInBlock(z.string().parse(operand), actual);
    default:
      throw new Error(`The event pattern operator ${operator} is not supported`);
  }
}

function textTest(
  operand: unknown,
  actual: unknown,
  test: (text: string, part: string) => boolean,
): boolean {
  if (typeof actual !== "string") return false;
  if (typeof operand === "string") return test(actual, operand);
  const { "equals-ignore-case": part } = IgnoreCase.parse(operand);
  return test(actual.toLowerCase(), part.toLowerCase());
}

const IgnoreCase = z.object({ "equals-ignore-case": z.string() });

function isExcluded(operand: unknown, actual: unknown): boolean {
  if (typeof operand !== "object" || operand === null) return operand === actual;
  if (Array.isArray(operand)) return operand.includes(actual);
  const [operator = "", values] = Object.entries(operand)[0] ?? [];
  return [values].flat().some((value) => valueMatches({ [operator]: value }, actual));
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${source}$`, "s");
}

function numeric(conditions: readonly unknown[], actual: number): boolean {
  for (let index = 0; index < conditions.length; index += 2) {
    if (!compare(conditions[index], actual, Number(conditions[index + 1]))) return false;
  }
  return true;
}

function compare(operator: unknown, actual: number, expected: number): boolean {
  switch (operator) {
    case "=":
      return actual === expected;
    case "<":
      return actual < expected;
    case "<=":
      return actual <= expected;
    case ">":
      return actual > expected;
    case ">=":
      return actual >= expected;
    default:
      throw new Error(`The numeric comparison ${operator} is not supported`);
  }
}

function isInBlock(block: string, address: string): boolean {
  if (isIP(address) === 0) return false;
  const [network = "", prefix = "32"] = block.split("/");
  const blocks = new BlockList();
  blocks.addSubnet(network, Number(prefix), family(network));
  return blocks.check(address, family(address));
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
