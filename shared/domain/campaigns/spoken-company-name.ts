import type { Fact } from "#shared/domain/leads/fact.ts";
import { companyShortName } from "./company-short-name.ts";

/** As its own pages call it where they use only the first part: "Calderbyrne" of Calderbyrne Medical Supplies. */
export function spokenCompanyName(
  name: string | undefined,
  facts: readonly Pick<Fact, "quote" | "statement" | "subject">[],
): string | undefined {
  const short = companyShortName(name);
  const words = short?.split(" ") ?? [];
  const texts = facts
    .filter(({ subject }) => subject === "company")
    .flatMap(({ quote, statement }) => [quote, statement]);
  const beginnings = words
    .map((_, index) => words.slice(0, index + 1))
    .filter((beginning) => beginning.length < words.length && isName(beginning));
  const spoken = beginnings
    .map((beginning) => beginning.join(" "))
    .find((beginning) => texts.some((text) => isSubject(beginning, text)));
  return spoken ?? short;
}

function isName(words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  return /^\p{Lu}\p{L}{2,}/u.test(last) && words.join("").length >= 5;
}

/** "Calderbyrne finished the extension": the name alone, and a verb. */
function isSubject(name: string, text: string): boolean {
  const at = text.startsWith(`${name} `)
    ? 0
    : text.indexOf(` ${name} `) >= 0
      ? text.indexOf(` ${name} `) + 1
      : -1;
  if (at < 0) return false;
  return /^ \p{Ll}{2,}/u.test(text.slice(at + name.length));
}
