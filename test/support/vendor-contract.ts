import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import * as z from "zod";
import { fieldsOf, jsonOf, type SeenRequest } from "./vendor-server.ts";

// The vendors' own descriptions may not be published with the project; without them these tests are skipped.
const contracts = path.resolve("../shared/contracts");

export const hasContracts = existsSync(contracts);

const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
});
const Operation = z.looseObject({
  parameters: z.array(z.unknown()).optional(),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) })
    .optional(),
});
const Contract = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * Checks requests against the vendor's OpenAPI document: the path exists, what is required is there, the query has only
 * names the vendor knows, and the body fits its schema.
 */
export function vendorContract(file: string) {
  const text = readFileSync(path.join(contracts, file), "utf8");
  const document = Contract.parse(JSON.parse(text, openTypes));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, "contract");

  return async function problemsOf(request: SeenRequest): Promise<readonly string[]> {
    const template = Object.keys(document.paths).find((one) => fits(one, request));
    if (!template) return [`${request.method} ${request.path} is not in ${file}`];
    const item = document.paths[template] ?? {};
    const method = request.method.toLowerCase();
    const operation = Operation.parse(item[method]);
    const shared = z.array(z.unknown()).default([]).parse(item["parameters"]);
    const parameters = [...shared, ...(operation.parameters ?? [])].map((one) =>
      Parameter.parse(resolved(one)),
    );
    const where = `${request.method} ${template}`;
    return [
      ...parameterProblems(request, parameters).map((problem) => `${where}: ${problem}`),
      ...(await bodyProblems(request, template, operation)).map((one) => `${where}: ${one}`),
    ];
  };

  function fits(template: string, { method, path: asked }: SeenRequest): boolean {
    const pattern = template.replace(/[.+*]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+");
    const isPath = new RegExp(`^${pattern}/?$`).test(asked);
    return isPath && document.paths[template]?.[method.toLowerCase()] !== undefined;
  }

  function resolved(value: unknown): unknown {
    const reference = z.object({ $ref: z.string() }).safeParse(value);
    if (!reference.success) return value;
    return reference.data.$ref
      .slice(2)
      .split("/")
      .reduce<unknown>(
        (at, name) => z.record(z.string(), z.unknown()).parse(at)[name.replaceAll("~1", "/")],
        document,
      );
  }

  async function bodyProblems(
    request: SeenRequest,
    template: string,
    { requestBody }: z.infer<typeof Operation>,
  ): Promise<readonly string[]> {
    if (!requestBody) return request.body.length > 0 ? ["no body is expected"] : [];
    const sent = request.headers["content-type"]?.split(";")[0] ?? "none";
    if (!requestBody.content[sent]) return [`the body must not be ${sent}`];
    const pointer = ["paths", template, request.method.toLowerCase(), "requestBody", "content"]
      .concat(sent, "schema")
      .map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const validate = ajv.compile({ $ref: `contract#/${pointer}` });
    const body =
      sent === "multipart/form-data"
        ? await formOf(request, requestBody.content[sent].schema)
        : jsonOf(request);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  /** A form knows only texts and files: what the schema wants as a list is one, and a file is a text to it. */
  async function formOf(request: SeenRequest, schema: unknown) {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.looseObject({ type: z.string().optional() })) })
      .parse(resolved(schema));
    const fields = Object.entries(await fieldsOf(request));
    for (const [name] of fields) if (!properties[name]) throw new Error(`unknown field ${name}`);
    return Object.fromEntries(
      fields.map(([name, values]) => {
        const texts = values.map((value) => (typeof value === "string" ? value : "a file"));
        return [name, properties[name]?.type === "array" ? texts : texts[0]];
      }),
    );
  }
}

/** Graph writes an open type as "all else is an object", also in the types others extend: nothing would fit them. */
function openTypes(name: string, value: unknown): unknown {
  const isOpen = name === "additionalProperties" && JSON.stringify(value) === '{"type":"object"}';
  return isOpen ? true : value;
}

function parameterProblems(
  { query, headers }: SeenRequest,
  parameters: readonly z.infer<typeof Parameter>[],
): readonly string[] {
  const known = new Set(parameters.filter((one) => one.in === "query").map(({ name }) => name));
  const missing = parameters.filter(
    ({ name, in: place, required }) =>
      required &&
      ((place === "query" && !query.has(name)) ||
        (place === "header" && headers[name.toLowerCase()] === undefined)),
  );
  return [
    ...missing.map(({ name, in: place }) => `the ${place} lacks ${name}`),
    ...[...query.keys()].filter((name) => !known.has(name)).map((name) => `it knows no ?${name}`),
  ];
}
