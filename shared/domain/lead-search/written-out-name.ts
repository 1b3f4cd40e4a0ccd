import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";

const MOST_WORDS = 4;

/** The name with the legal form that the company's own pages put behind it: what the law goes by. */
export function writtenOutName(name: string, texts: readonly string[]): string {
  const normal = normaliseCompanyName(name);
  for (const text of texts) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const behind = text.slice(at + name.length, at + name.length + 60).split("\n")[0] ?? "";
      const form = longestForm(name, normal, behind);
      if (form) return `${name}${behind.startsWith(",") ? "," : ""} ${form}`;
    }
  }
  return name;
}

function longestForm(name: string, normal: string, behind: string): string | undefined {
  const words = behind.replace(/^,/, "").trim().split(/\s+/).slice(0, MOST_WORDS);
  return words
    .map((_, dropped) => words.slice(0, words.length - dropped).join(" "))
    .map((form) => form.replace(/[,;:]+$/, "").replace(/(\w{3,})\.$/, "$1"))
    .find((form) => /\p{L}/u.test(form) && normaliseCompanyName(`${name} ${form}`) === normal);
}
