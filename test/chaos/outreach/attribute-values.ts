import * as z from "zod";

/** A stored value as it is on the wire; the department stores JSON, so no sets and no bytes. */
type Wire =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly Wire[] }
  | { readonly M: WireItem };

export type WireItem = Readonly<Record<string, Wire>>;

/** What is undefined is left out, as the handlers' client has it. */
export function itemToWire(item: unknown): WireItem {
  const fields = Object.entries(z.record(z.string(), z.unknown()).parse(item));
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, toWire(value)]])),
  );
}

function toWire(value: unknown): Wire {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) {
    return { L: value.filter((one) => one !== undefined).map(toWire) };
  }
  if (Object.getPrototypeOf(value) === Object.prototype) return { M: itemToWire(value) };
  throw new Error(
    `The storm knows no such value in a table: ${Object.prototype.toString.call(value)}`,
  );
}

export function itemFromWire(item: WireItem): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromWire(value)]));
}

function fromWire(value: Wire): unknown {
  if ("S" in value) return value.S;
  if ("N" in value) return Number(value.N);
  if ("BOOL" in value) return value.BOOL;
  if ("L" in value) return value.L.map(fromWire);
  if ("M" in value) return itemFromWire(value.M);
  return null;
}
