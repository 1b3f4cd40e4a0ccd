/** What the intrinsic functions of one template may ask about. */
export type Scope = {
  readonly ref: (name: string) => unknown;
  readonly attribute: (logicalId: string, attribute: string) => unknown;
  readonly importValue: (exportName: string) => unknown;
  readonly stackOutput: (stackName: string, outputName: string) => unknown;
  readonly mapping: (map: string, key: string, name: string) => unknown;
  readonly condition: (name: string) => boolean;
};

/** What `{"Ref": "AWS::NoValue"}` gives: the property or list item is left out. */
export const NO_VALUE = Symbol("AWS::NoValue");

export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (!isRecord(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only && others.length === 0 && isIntrinsic(only[0])) return call(only[0], only[1], scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, evaluate(item, scope)] as const)
      .filter(([, item]) => item !== NO_VALUE),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isIntrinsic(key: string): boolean {
  return key === "Ref" || key.startsWith("Fn::");
}

function call(name: string, raw: unknown, scope: Scope): unknown {
  if (name === "Fn::If") return conditional(list(raw, name), scope);
  if (name === "Fn::Sub") return substitute(raw, scope);
  const argument = evaluate(raw, scope);
  switch (name) {
    case "Ref":
      return scope.ref(text(argument, name));
    case "Fn::GetAtt": {
      const [logicalId, ...path] =
        typeof argument === "string" ? argument.split(".") : texts(argument, name);
      return scope.attribute(logicalId ?? "", path.join("."));
    }
    case "Fn::ImportValue":
      return scope.importValue(text(argument, name));
    case "Fn::GetStackOutput": {
      const { StackName, OutputName } = isRecord(argument) ? argument : {};
      return scope.stackOutput(text(StackName, name), text(OutputName, name));
    }
    case "Fn::Join": {
      const [delimiter, parts] = list(argument, name);
      return texts(parts, name).join(text(delimiter, name));
    }
    case "Fn::Select": {
      const [index, items] = list(argument, name);
      return list(items, name)[Number(index)];
    }
    case "Fn::Split": {
      const [delimiter, source] = list(argument, name);
      return text(source, name).split(text(delimiter, name));
    }
    case "Fn::FindInMap": {
      const [map = "", key = "", entry = ""] = texts(argument, name);
      return scope.mapping(map, key, entry);
    }
    case "Fn::Equals": {
      const [left, right] = list(argument, name);
      return String(left) === String(right);
    }
    case "Fn::Not":
      return !holds(list(argument, name)[0], scope);
    case "Fn::And":
      return list(argument, name).every((item) => holds(item, scope));
    case "Fn::Or":
      return list(argument, name).some((item) => holds(item, scope));
    default:
      throw new Error(`the intrinsic function ${name} is not supported`);
  }
}

function conditional([condition, whenTrue, whenFalse]: readonly unknown[], scope: Scope): unknown {
  return evaluate(scope.condition(text(condition, "Fn::If")) ? whenTrue : whenFalse, scope);
}

function holds(value: unknown, scope: Scope): boolean {
  if (typeof value === "boolean") return value;
  const { Condition } = isRecord(value) ? value : {};
  return scope.condition(text(Condition, "Condition"));
}

function substitute(raw: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(raw) ? raw : [raw, {}];
  const named = evaluate(variables, scope);
  return text(template, "Fn::Sub").replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    if (isRecord(named) && name in named) return text(named[name], "Fn::Sub");
    const [logicalId = "", ...path] = name.split(".");
    const found = path.length > 0 ? scope.attribute(logicalId, path.join(".")) : scope.ref(name);
    return text(found, "Fn::Sub");
  });
}

function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${name} expects a list, not ${JSON.stringify(value)}`);
}

function texts(value: unknown, name: string): readonly string[] {
  return list(value, name).map((item) => text(item, name));
}

function text(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error(`${name} expects a text, not ${JSON.stringify(value)}`);
}
