export type Outputs = ReadonlyMap<string, Readonly<Record<string, { readonly Value: unknown }>>>;

/**
 * Writes references as text: `stack/id` for a Ref, `stack/id.Arn` for an attribute, also across stacks. So a test can
 * read from a policy which table it is about.
 */
export function inPlainText(value: unknown, stack: string, outputs: Outputs): unknown {
  if (Array.isArray(value)) return value.map((item) => inPlainText(item, stack, outputs));
  if (!isRecord(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0 || !(name === "Ref" || name.startsWith("Fn::"))) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, inPlainText(item, stack, outputs)]),
    );
  }
  return reference(name, inPlainText(value[name], stack, outputs), stack, outputs);
}

function reference(name: string, argument: unknown, stack: string, outputs: Outputs): unknown {
  const parts: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  switch (name) {
    case "Ref":
      return String(argument).startsWith("AWS::") ? `{${argument}}` : `${stack}/${argument}`;
    case "Fn::GetAtt":
      return `${stack}/${parts.join(".")}`;
    case "Fn::Join":
      return Array.isArray(parts[1]) ? parts[1].join(String(parts[0])) : argument;
    // A part of an ARN goes by the name of the whole.
    case "Fn::Select":
    case "Fn::Split":
      return parts[1];
    case "Fn::GetStackOutput":
      return outputOf(argument, outputs);
    default:
      return { [name]: argument };
  }
}

function outputOf(argument: unknown, outputs: Outputs): unknown {
  const { StackName, OutputName } = isRecord(argument) ? argument : {};
  const output = outputs.get(String(StackName))?.[String(OutputName)];
  if (!output) throw new Error(`${StackName} has no output ${OutputName}`);
  return inPlainText(output.Value, String(StackName), outputs);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
