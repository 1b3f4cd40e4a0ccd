import { html } from "hono/html";
import type { Html } from "../page.ts";

/** A text with the given parts of it marked; a part that does not stand in it word for word is left out. */
export function highlighted(text: string, spans: readonly string[]): Html {
  const [first] = spans
    .filter((span) => span.trim().length > 0 && text.includes(span))
    .toSorted((one, other) => other.length - one.length);
  if (first === undefined) return html`${text}`;
  const at = text.indexOf(first);
  const before = text.slice(0, at);
  const after = text.slice(at + first.length);
  return html`${highlighted(before, spans)}<mark>${first}</mark>${highlighted(after, spans)}`;
}
