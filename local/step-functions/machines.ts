import { createHash } from "node:crypto";
import { checkDefinition } from "./definition/check-definition.ts";
import { type CompiledMachine, compileDefinition } from "./definition/compile-definition.ts";
import { DefinitionNotSupported, MachineDefinition } from "./definition/machine-definition.ts";
import type { KeptDefinition } from "./storage/execution-store.ts";

export type NewMachine = {
  readonly arn: string;
  readonly name: string;
  /** As an object or as the text of one. */
  readonly definition: unknown;
};

export type Machine = {
  readonly arn: string;
  readonly name: string;
  readonly definition: KeptDefinition;
  readonly creationDate: number;
};

export type Machines = {
  readonly create: (machine: NewMachine) => void;
  readonly find: (arn: string) => Machine | undefined;
  readonly list: () => readonly Machine[];
  /** Compiled once for all executions that began with this definition. */
  readonly compiled: (definition: KeptDefinition) => CompiledMachine;
};

export function createMachines(): Machines {
  const machines = new Map<string, Machine>();
  const compiled = new Map<string, CompiledMachine>();

  return {
    create({ arn, name, definition }) {
      const text = typeof definition === "string" ? definition : JSON.stringify(definition);
      const hash = createHash("sha256").update(text).digest("hex");
      compiled.set(hash, compiled.get(hash) ?? compileChecked(name, text));
      machines.set(arn, { arn, name, definition: { hash, text }, creationDate: Date.now() });
    },

    find: (arn) => machines.get(arn),
    list: () => [...machines.values()],

    compiled({ hash, text }) {
      const known = compiled.get(hash);
      if (known) return known;
      const machine = compileDefinition(MachineDefinition.parse(JSON.parse(text)));
      compiled.set(hash, machine);
      return machine;
    },
  };
}

function compileChecked(name: string, text: string): CompiledMachine {
  try {
    return compileDefinition(checkDefinition(JSON.parse(text)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DefinitionNotSupported(`State machine ${name}: ${reason}`, { cause: error });
  }
}
