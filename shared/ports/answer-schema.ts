import * as z from "zod";

export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The answer's schema as every vendor's strict mode takes it: structure only. Bounds, formats and patterns are told in
 * words, and zod checks them when the answer is back.
 */
export function answerJsonSchema(schema: z.ZodType): JsonSchema {
  return strict(z.toJSONSchema(schema));
}

/**
 * What keeps a schema from being an answer's schema. The house rule: an object at the root, every field required, a
 * value that may be missing is nullable (never optional or defaulted), no records, tuples, dates or transforms.
 */
export function strictSchemaProblems(schema: z.ZodType): readonly string[] {
  try {
    const json = z.toJSONSchema(schema);
    const root = json.type === "object" ? [] : ["answer: the root must be an object"];
    return [...root, ...problemsIn(json, "answer", 0)];
  } catch (error) {
    return [`answer: no JSON schema can say it (${String(error)})`];
  }
}

function strict(node: JsonSchema): JsonSchema {
  const kept = Object.entries(node).flatMap(([keyword, value]) => strictKeyword(keyword, value));
  const { properties } = node;
  const words = inWords(node);
  return {
    ...Object.fromEntries(kept),
    ...(words && { description: words }),
    ...(isSchema(properties) && {
      required: Object.keys(properties),
      additionalProperties: false,
    }),
  };
}

function strictKeyword(keyword: string, value: unknown): readonly [string, unknown][] {
  switch (keyword) {
    case "type":
    case "enum":
    case "const":
    case "$ref":
      return [[keyword, value]];
    case "items":
      return isSchema(value) ? [[keyword, strict(value)]] : [];
    case "properties":
    case "$defs":
      return isSchema(value) ? [[keyword, mapped(value)]] : [];
    // Vendors know no oneOf; a discriminator tells the branches apart as well.
    case "anyOf":
    case "oneOf":
      return Array.isArray(value) ? [["anyOf", value.filter(isSchema).map(strict)]] : [];
    default:
      return [];
  }
}

function mapped(schemas: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, isSchema(schema) ? strict(schema) : {}]),
  );
}

function inWords(node: JsonSchema): string {
  const bounds = Object.entries(node).flatMap(([keyword, value]) => {
    const words = boundWords[keyword];
    return words && Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER
      ? [`${words} ${value}`]
      : [];
  });
  const { description } = node;
  return [...(typeof description === "string" ? [description] : []), ...bounds].join("; ");
}

const boundWords: Readonly<Record<string, string>> = {
  minLength: "characters at least",
  maxLength: "characters at most",
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "more than",
  exclusiveMaximum: "less than",
  multipleOf: "a multiple of",
  minItems: "items at least",
  maxItems: "items at most",
  format: "format",
};

const DEEPEST = 5;

function problemsIn(node: JsonSchema, path: string, depth: number): readonly string[] {
  if (depth > DEEPEST) return [`${path}: nested deeper than ${DEEPEST} levels`];
  return [
    ...forbidden.filter((keyword) => keyword in node).map((keyword) => `${path}: ${keyword}`),
    ...fieldProblems(node, path, depth),
    ...["items", "anyOf", "oneOf"].flatMap((keyword) =>
      [node[keyword]]
        .flat()
        .filter(isSchema)
        .flatMap((child) => problemsIn(child, `${path}[]`, depth + 1)),
    ),
  ];
}

// Records, tuples, intersections that do not merge, defaults.
const forbidden = ["propertyNames", "patternProperties", "prefixItems", "allOf", "not", "default"];

function fieldProblems(node: JsonSchema, path: string, depth: number): readonly string[] {
  const { properties, required } = node;
  if (!isSchema(properties)) return [];
  const requiredNames: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, child]) => {
    const field = `${path}.${name}`;
    if (!isSchema(child) || Object.keys(child).length === 0) return [`${field}: any value`];
    const optional = requiredNames.includes(name) ? [] : [`${field}: optional, make it nullable`];
    return [...optional, ...problemsIn(child, field, depth + 1)];
  });
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
