import type { LoadedPage } from "../load-page.ts";
import type { Block } from "../page-block.ts";
import { childrenOf } from "../page-node.ts";
import { isReaderInstruction } from "../reader-instructions.ts";
import type { Candidate } from "./fact-candidate.ts";
import { mainBlocks } from "./page-sentences.ts";

/** The roles a careers page names, and how many they are. */
export function openRoles(page: LoadedPage, pageUrl: string, name: string): readonly Candidate[] {
  if (!isCareersPage(page, pageUrl)) return [];
  const lines = mainBlocks(page).flatMap((block) => roleIn(block));
  const lists = new Set(lines.filter(({ isSure }) => isSure).map(({ list }) => list));
  const roles = lines.filter(({ isSure, list }) => isSure || lists.has(list));
  const unique = roles.filter(
    (role, index) => roles.findIndex(({ line }) => line === role.line) === index,
  );
  const named = unique.slice(0, mostRoles).map((role): Candidate => {
    return {
      kind: "hiring",
      value: role.label,
      statement: `${name} has ${role.posts > 1 ? `${role.posts} open posts` : "an open post"}: “${role.label}”.`,
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

export function isCareersPage({ $ }: LoadedPage, pageUrl: string): boolean {
  const path = pageUrl.replace(/^https?:\/\/[^/]+/, "");
  return careers.test(path) || careers.test($("h1").first().text());
}

const careers =
  /\b(?:careers?|jobs?|vacanc(?:y|ies)|open[- ](?:roles|positions)|join[- ]us|work[- ]with[- ]us|karriere|stellen(?:angebote)?|recrutement|emplois?|lavora|stilling(?:er)?|praca|kariera)\b/i;

type Role = {
  readonly title: string;
  /** Position and place as the page puts them: which piece is the place is not guessed. */
  readonly label: string;
  readonly posts: number;
  readonly line: string;
  /** Sure by its words. An unsure line counts when it stands in one list with a sure one. */
  readonly isSure: boolean;
  readonly list: unknown;
};

function roleIn(block: Block): readonly Role[] {
  const { name, parent, prev } = block.element;
  if (!roleTags.has(name) || block.text.length > 200) return [];
  const [line = ""] = block.text.split("\n");
  const [first = "", ...pieces] = line.split(
    /,\s|\s[–—-]\s|\s?\|\s?|\. |: | \((?!m\/|f\/|h\/|all)/,
  );
  const title = first.replace(/\.$/, "").trim();
  if (title.split(" ").length > 7 || !/^\p{Lu}/u.test(title) || isReaderInstruction(line))
    return [];
  if (/\b(?:our|we|you|your|us|is|are|apply|wir|nous)\b|@|\d{3}/i.test(title)) return [];
  const isSure = jobTitle.test(title);
  if (!isSure && (name === "td" ? prev !== null : name !== "li" && name !== "dt")) return [];
  const cells = name === "td" ? rowCells(block).slice(1) : [];
  const said = [title, ...pieces, ...cells.slice(0, 1)]
    .map((piece) => piece.trim().replace(piece.includes("(") ? /\.$/ : /[.)]+$/, ""))
    .filter(
      (piece, at) =>
        at === 0 || (!/\d|\b(?:our|we|you|your)\b|\(/i.test(piece) && piece.length < 40),
    );
  const label = said.join(", ");
  const list = name === "td" ? parent?.parent : parent;
  return [{ title, posts: postsIn(block), line, isSure, list, label }];
}

const roleTags = new Set([
  "li",
  "dt",
  "h2",
  "h3",
  "h4",
  "h5",
  "td",
  "th",
  "p",
  "article",
  "div",
  "summary",
]);

const jobTitle =
  /(?:planner|buyer|engineer|manager|setter|leader|controller|operator|analyst|driver|technician|assistant|supervisor|coordinator|co-ordinator|specialist|developer|machinist|welder|fitter|electrician|accountant|clerk|picker|packer|baker|brewer|chef|nurse|teacher|instructor|solicitor|lawyer|paralegal|designer|architect|scientist|consultant|director|representative|executive|administrator|inspector|mechanic|handler|officer|trader|chemist|captain|operative|dispatcher|technologist|worker|roaster|butcher|cook|steward|porter|weaver|printer|sawyer|associate|apprentice|trainee|disponent|planer|mechaniker|leiter|betreuer|einkäufer|verkäufer|fahrer|techniker|ingenieur|sachbearbeiter|entwickler|monteur|fachkraft|prévisionniste|responsable|préparateur|acheteur|technicien|ingénieur|chargée?|conducteur|opérateur|approvisionneur|gestionnaire|cariste|kierowca|planista)(?:in|trice|rice|s)?\b|\((?:m\/w\/d|f\/h|h\/f|m\/f)/iu;

function postsIn(block: Block): number {
  const around = block.element.name === "td" ? rowCells(block).join(" ") : block.text;
  return Number(
    /\b(\d{1,3}) (?:posts?|openings?|positions?|vacancies|roles|stellen|postes?)\b|\((\d{1,2})\)$/i
      .exec(around)
      ?.slice(1)
      .find(Boolean) ?? 1,
  );
}

/** A table names the place and the posts in the other cells of the row. */
function rowCells({ element }: Block): readonly string[] {
  const cells = element.parent === null ? [] : childrenOf(element.parent);
  return cells
    .map((cell) =>
      childrenOf(cell)
        .flatMap((node) => ("data" in node ? [node.data] : []))
        .join(" ")
        .trim(),
    )
    .filter(Boolean);
}
