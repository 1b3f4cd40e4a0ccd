import { executiveRole, looksLikeTitle } from "#shared/domain/leads/executive-role.ts";
import { looksLikePersonName, withoutHonours } from "#shared/domain/leads/person-name.ts";
import { fieldOf, isOfType, textOf } from "./json-ld.ts";
import { type LoadedPage, oncePerPage } from "./load-page.ts";
import type { Block } from "./page-block.ts";

export type NamedPerson = {
  readonly fullName: string;
  readonly title: string;
  readonly quote: string;
  /** Links that belong to this person: those between this name and the next. */
  readonly links: readonly string[];
};

/** People whom the page names with their position, in cards, tables, lists, structured data or the line of a sentence. */
export function namedPeople(page: LoadedPage): readonly NamedPerson[] {
  return peopleOf(page, "");
}

const peopleOf = oncePerPage((page): readonly NamedPerson[] => {
  const main = page.blocks().visible.filter(({ region }) => region === "main");
  const all = [...inJsonLd(page), ...inMicroformats(page), ...inBlocks(main)];
  const people = new Map<string, NamedPerson>();
  for (const person of all) {
    const key = person.fullName.toLowerCase();
    const known = people.get(key);
    const better =
      known && executiveRole(known.title) !== "other" ? known : { ...known, ...person };
    people.set(key, { ...better, links: [...(known?.links ?? []), ...person.links] });
  }
  return [...people.values()];
});

function inJsonLd(page: LoadedPage): readonly NamedPerson[] {
  return page.jsonLd().flatMap((node) => {
    if (!isOfType(node, "Person")) return [];
    const fullName = withoutHonours(textOf(node, "name") ?? "");
    const title = textOf(node, "jobTitle");
    if (!title || !looksLikePersonName(fullName)) return [];
    const sameAs = fieldOf(node, "sameAs");
    const links = [sameAs, fieldOf(node, "url")].flat().filter((link) => typeof link === "string");
    return [{ fullName, title, links, quote: `"name": "${fullName}", "jobTitle": "${title}"` }];
  });
}

function inMicroformats({ $ }: LoadedPage): readonly NamedPerson[] {
  return $(".h-card, .vcard, [itemtype*='schema.org/Person']")
    .toArray()
    .flatMap((card) => {
      const text = (selector: string): string =>
        $(card).find(selector).first().text().replace(/\s+/g, " ").trim();
      const fullName = withoutHonours(text(".p-name, .fn, [itemprop='name']"));
      const title = text(".p-job-title, .p-role, .title, .role, [itemprop='jobTitle']");
      if (!title || !looksLikePersonName(fullName)) return [];
      const links = $(card)
        .find("a[href]")
        .toArray()
        .map((link) => $(link).attr("href") ?? "");
      return [
        { fullName, title, links, quote: $(card).text().replace(/\s+/g, " ").trim().slice(0, 200) },
      ];
    });
}

type Placed = NamedPerson & { readonly from: number; readonly to: number };

function inBlocks(blocks: readonly Block[]): readonly NamedPerson[] {
  const placed = blocks.flatMap((_, index): readonly Placed[] => {
    return (
      oneLine(blocks, index) ?? nameThenTitle(blocks, index) ?? titleThenName(blocks, index) ?? []
    );
  });
  return placed.map((person, index) => {
    const end = Math.min(placed[index + 1]?.from ?? blocks.length, person.from + 8);
    return { ...person, links: blocks.slice(person.from, end).flatMap(({ links }) => links) };
  });
}

/** "Jane Doe, Chief Executive Officer", "Jane Doe – CEO", "Managing Director: Jane Doe". */
function oneLine(blocks: readonly Block[], index: number): readonly Placed[] | undefined {
  const text = blocks[index]?.text ?? "";
  if (text.length > 120) return undefined;
  const [first = "", ...rest] = text.split(
    /\s*(?:\n|,\s|\s[–—|-]\s|:\s|\s\((?!C[A-Z]{1,2}O\))|\t)\s*/,
  );
  const others = rest.map((piece) =>
    (piece.includes("(") ? piece : piece.replace(/[).]+$/, "")).trim(),
  );
  const title = others.slice(0, 2).join(", ");
  const [second = ""] = others;
  const place = { quote: text, links: [], from: index, to: index };
  if (looksLikePersonName(first)) {
    const said = [titleWithDepartment(title), second].find((option) => option && isTitle(option));
    return said ? [{ fullName: withoutHonours(first), title: said, ...place }] : undefined;
  }
  return isTitle(first) &&
    looksLikePersonName(second) &&
    (others.length === 1 || !/[.]$/.test(text))
    ? [{ fullName: withoutHonours(second), title: first, ...place }]
    : undefined;
}

/** "Vice President, Operations" is one title; "Head of Sales, LinkedIn" is not. */
function titleWithDepartment(title: string): string | undefined {
  return /^[^,]+, (?:operations|finance|technology|sales|marketing|logistics|supply chain|manufacturing|europe|emea|human resources|engineering|production)$/i.test(
    title,
  )
    ? title
    : undefined;
}

function nameThenTitle(blocks: readonly Block[], index: number): readonly Placed[] | undefined {
  const name = blocks[index]?.text ?? "";
  if (!looksLikePersonName(name)) return undefined;
  const next = blocks.slice(index + 1, index + 3);
  const at = next.findIndex(({ text }) => isTitle(text));
  const between = next.slice(0, Math.max(at, 0));
  if (at < 0 || between.some(({ text }) => looksLikePersonName(text))) return undefined;
  if (!isInSameRow(blocks[index], next[at])) return undefined;
  const title = next[at]?.text ?? "";
  return [
    {
      fullName: withoutHonours(name),
      title,
      quote: `${name} ${title}`,
      links: [],
      from: index,
      to: index + at + 1,
    },
  ];
}

/** In a definition list or table the position may stand first. Elsewhere the title above a name is the one before's. */
function titleThenName(blocks: readonly Block[], index: number): readonly Placed[] | undefined {
  const [label, value] = [blocks[index], blocks[index + 1]];
  const tags = `${label?.element.name} ${value?.element.name}`;
  if (!label || !value || !/^(?:dt dd|th td|td td)$/.test(tags)) return undefined;
  if (label.element.name === "td" && label.element.parent !== value.element.parent)
    return undefined;
  if (!isTitle(label.text) || !looksLikePersonName(value.text)) return undefined;
  if (
    label.element.name === "td" &&
    isInSameRow(blocks[index - 1], label) &&
    looksLikePersonName(blocks[index - 1]?.text ?? "")
  )
    return undefined;
  return [
    {
      fullName: withoutHonours(value.text),
      title: label.text,
      quote: `${label.text} ${value.text}`,
      links: [],
      from: index,
      to: index + 1,
    },
  ];
}

/** The next row of a table is about somebody else. */
function isInSameRow(one: Block | undefined, other: Block | undefined): boolean {
  return (
    other?.element.name !== "td" ||
    one?.element.name !== "td" ||
    one.element.parent === other.element.parent
  );
}

export function isTitle(text: string): boolean {
  return looksLikeTitle(text) && !looksLikePersonName(text) && !isElsewhere.test(text);
}

/** The position of somebody who praises the company is a position in another one. */
const isElsewhere =
  /\b(?:at|bei|chez) \p{Lu}|@|^[^(]*\)|\b(?:was|were|has|have|joined|appointed|became|said)\b|(?:\bC[EFOT]O|[Oo]fficer|[Dd]irector|[Pp]resident|[Ff]ounder|[Oo]wner|[Pp]artner) of (?!Operations|Finance|Sales|Technology|Marketing|Logistics|Supply|Production|Manufacturing|Engineering|Export|Purchasing|Procurement|Human|Quality|Research|People|Product|Design|Strategy|Communications|Business|Customer|Information|Europe)\p{Lu}|\b(?:Ltd|Limited|Inc|LLC|GmbH|AG|SAS|AB|A\/S|plc)\b|\(m\/w\/d\)|\b\d+ (?:posts|openings|positions)/u;
