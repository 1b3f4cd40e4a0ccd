import type { LoadedPage } from "../load-page.ts";
import type { Block } from "../page-block.ts";
import { isReaderInstruction } from "../reader-instructions.ts";
import type { Candidate } from "./fact-candidate.ts";
import { mainBlocks } from "./page-sentences.ts";
import { place, rule } from "./rule-words.ts";

/** The roles a careers page names, and how many they are. */
export function openRoles(page: LoadedPage, pageUrl: string, name: string): readonly Candidate[] {
  if (!isCareersPage(page, pageUrl)) return [];
  const roles = mainBlocks(page).flatMap((block) => roleIn(block));
  const unique = roles.filter((role, index) => roles.findIndex(({ line }) => line === role.line) === index);
  const named = unique.slice(0, mostRoles).map((role): Candidate => {
    return {
      kind: "hiring",
      value: role.title,
      statement: `${name} has ${role.posts > 1 ? `${role.posts} open posts` : "an open post"} for “${role.title}”${role.where ? ` in ${role.where}` : ""}.`,
      quote: role.line,
      confidence: 0.88,
    };
  });
  if (unique.length < 2) return named;
  const total: Candidate = {
    kind: "hiring",
    value: `${unique.length} open roles`,
    statement: `${name} lists ${unique.length} open roles.`,
    quote: unique.map(({ line }) => line).join("\n"),
    confidence: 0.85,
  };
  return [total, ...named];
}

const mostRoles = 8;

function isCareersPage({ $ }: LoadedPage, pageUrl: string): boolean {
  const path = pageUrl.replace(/^https?:\/\/[^/]+/, "");
  return careers.test(path) || careers.test($("h1").first().text());
}

const careers =
  /\b(?:careers?|jobs?|vacanc(?:y|ies)|open[- ](?:roles|positions)|join[- ]us|work[- ]with[- ]us|karriere|stellen(?:angebote)?|recrutement|emplois?|lavora|stilling(?:er)?|praca|kariera)\b/i;

type Role = { readonly title: string; readonly where?: string; readonly posts: number; readonly line: string };

function roleIn(block: Block): readonly Role[] {
  if (!roleTags.has(block.element.name) || block.text.length > 200) return [];
  const [line = ""] = block.text.split("\n");
  const [first = "", ...pieces] = line.split(/,\s|\s[–—-]\s|\s?\|\s?|\. |: | \((?!m\/|f\/|h\/|all)/);
  const title = first.replace(/\.$/, "").trim();
  if (title.split(" ").length > 7 || !/^\p{Lu}/u.test(title) || isReaderInstruction(line)) return [];
  if (!jobTitle.test(title) || /\b(?:our|we|you|your|us|is|are|wir|nous)\b/i.test(title)) return [];
  const place = pieces.map((piece) => piece.trim().replace(/[.)]$/, "")).find((piece) => isPlace.test(piece));
  return [{ title, posts: postsIn(block), line: rowOf(block, line), ...(place ? { where: place } : {}) }];
}

const roleTags = new Set(["li", "dt", "h2", "h3", "h4", "h5", "td", "th", "p", "article", "div", "summary"]);

const isPlace = rule(`^(?:${place})(?: and ${place})?$`);

const jobTitle =
  /(?:planner|buyer|engineer|manager|setter|leader|controller|operator|analyst|driver|technician|assistant|supervisor|coordinator|co-ordinator|specialist|developer|machinist|welder|fitter|electrician|accountant|clerk|picker|packer|baker|brewer|chef|nurse|teacher|instructor|solicitor|lawyer|paralegal|designer|architect|scientist|consultant|director|representative|executive|administrator|inspector|mechanic|handler|officer|trader|chemist|captain|associate|apprentice|trainee|disponent|planer|mechaniker|leiter|betreuer|einkäufer|verkäufer|fahrer|techniker|ingenieur|sachbearbeiter|entwickler|monteur|fachkraft|prévisionniste|responsable|préparateur|acheteur|technicien|ingénieur|chargée?|conducteur|opérateur|approvisionneur|gestionnaire|cariste|kierowca|planista)(?:in|trice|rice|s)?\b|\((?:m\/w\/d|f\/h|h\/f|m\/f)/iu;

/** A table names the posts in another cell of the row. */
function rowOf({ element, text }: Block, line: string): string {
  return element.name === "td" || element.name === "th" ? text : line;
}

function postsIn(block: Block): number {
  const around = block.element.name === "td" ? rowText(block) : block.text;
  return Number(/\b(\d{1,3}) (?:posts?|openings?|positions?|vacancies|roles|stellen|postes?)\b/i.exec(around)?.[1] ?? 1);
}

function rowText({ element }: Block): string {
  const cells = element.parent?.children ?? [];
  return cells.map((cell) => ("children" in cell ? textIn(cell.children) : "")).join(" ");
}

function textIn(nodes: readonly { readonly nodeType: number; readonly data?: string }[]): string {
  return nodes.map((node) => node.data ?? "").join(" ");
}
