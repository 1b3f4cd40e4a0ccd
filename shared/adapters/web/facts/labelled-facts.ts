import type { LoadedPage } from "../load-page.ts";
import type { Candidate } from "./fact-candidate.ts";
import { part } from "./named-part.ts";
import { mainBlocks } from "./page-sentences.ts";
import { readNumber } from "./read-number.ts";
import { money, numeral, place, rule, year } from "./rule-words.ts";
import { possessive } from "./third-person.ts";

/** Facts in tables, definition lists and figure tiles: "Employees | 240", "Founded: 1974", a large "380" over "customers". */
export function labelledFacts(page: LoadedPage, name: string): readonly Candidate[] {
  const blocks = mainBlocks(page);
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const tag = block.element.name;
    const isPair =
      next &&
      ((tag === "th" && next.element.name === "td") ||
        (tag === "dt" && next.element.name === "dd") ||
        isLabelCell(block.element.prev === null, tag, next.element.name));
    const whole = /^([^:\n]{3,30}):\s*([^\n]{1,60})$/.exec(block.text);
    return [
      ...(isPair && next
        ? fromPair(block.text, next.text, `${block.text} ${next.text}`, name)
        : []),
      ...(whole ? fromPair(whole[1] ?? "", whole[2] ?? "", block.text, name) : []),
      ...fromTile(block.text, name),
      ...(next && isFigure.test(block.text) ? fromTile(`${block.text} ${next.text}`, name) : []),
    ];
  });
}

/** Old pages make the label the first plain cell of its row. */
function isLabelCell(isFirst: boolean, tag: string, next: string): boolean {
  return isFirst && tag === "td" && next === "td";
}

const isFigure = /^[\d.,'’ ]{1,9}\+?$/;

type Label = {
  readonly kind: Candidate["kind"];
  readonly label: RegExp;
  readonly value: RegExp;
  readonly read: (
    value: string,
    name: string,
    label: string,
  ) => { readonly value: string; readonly statement: string } | undefined;
};

function fromPair(label: string, value: string, quote: string, name: string): readonly Candidate[] {
  if (value.split(" ").length > 8) return [];
  const plain = label.trim().replace(/:$/, "").toLowerCase();
  const known = labels.find((entry) => entry.label.test(plain) && entry.value.test(value.trim()));
  const match = known?.value.exec(value.trim());
  const reading = match && known?.read(match[1] ?? match[0], name, plain);
  return reading && known ? [{ kind: known.kind, confidence: 0.88, quote, ...reading }] : [];
}

const labels: readonly Label[] = [
  {
    kind: "founded",
    label:
      /^(?:founded|established|year (?:founded|established)|founded in|since|gegründet|gründung|gründungsjahr|fondée? en|création|année de création)$/,
    value: rule("^(?:in )?", year, "(?:$|,? in )"),
    read: (value, name) => ({ value, statement: `${name} was founded in ${value}.` }),
  },
  {
    kind: "headcount",
    label:
      /^(?:employees|number of employees|staff|headcount|team size|people|mitarbeiter(?:zahl|innen)?|mitarbeitende|beschäftigte|effectifs?|salariés|collaborateurs)$/,
    value: rule(
      `^(?:ca\\.? |about |around |rund |environ )?(${numeral})(?: employees| people| Mitarbeiter| salariés)?$`,
    ),
    read: employs,
  },
  {
    kind: "revenue",
    label:
      /^(?:(?:annual )?(?:revenue|turnover|sales)|umsatz|jahresumsatz|chiffre d['’]affaires|ca)(?: 20\d\d)?$/,
    value: rule(`^(${money})(?: \\(?20\\d\\d\\)?)?$`),
    read: (value, name, label) => {
      const when = /20\d\d$/.exec(label)?.[0];
      const said = when ? `was ${value} in ${when}` : `is ${value}`;
      return { value, statement: `${possessive(name)} revenue ${said}.` };
    },
  },
  {
    kind: "location",
    label:
      /^(?:headquarters|head office|hq|based in|main office|hauptsitz|firmensitz|sitz|siège|siège social)$/,
    value: rule(`^(${place})$`),
    read: (value, name) => ({ value, statement: `${name} is based in ${value}.` }),
  },
  {
    kind: "certification",
    label:
      /^(?:certifications?|certificates?|certified to|quality|zertifikate?|zertifizierung|certifications?)$/,
    value:
      /^((?:ISO|IATF|AS|EN|FSSC) ?\d{4,5}(?:[-:]\d+)*(?:(?:,| and| und| et) ?(?:(?:ISO|IATF|AS|EN|FSSC) ?)?\d{4,5}(?:[-:]\d+)*)*)$/,
    read: (value, name) => ({
      value,
      statement: `${name} is certified to ${value.replace(/, (?=[^,]*$)/, " and ")}.`,
    }),
  },
];

const tile = rule(
  `^(?<about>more than |over |about |around |rund |über |plus de )?(?<count>${numeral})\\+? (?:loyal |happy |active )?(?<what>employees|people employed|staff|team members|Mitarbeiter(?:innen)?|Mitarbeitende|salariés|collaborateurs|customers|clients|Kunden|countries|export countries|export markets|Exportländer)(?: worldwide| weltweit)?$`,
);

function fromTile(text: string, name: string): readonly Candidate[] {
  if (text.length > 60) return [];
  const match = tile.exec(text.replace(/\s+/g, " "));
  const what = part(match, "what");
  const count = readNumber(part(match, "count"));
  if (!match || count === undefined) return [];
  const quote = text.replace(/\n/g, " ");
  const figure = Number(count).toLocaleString("en-GB");
  if (/customers|clients|Kunden/.test(what)) {
    return [
      {
        kind: "customers",
        confidence: 0.8,
        quote,
        value: `${figure} customers`,
        statement: `${name} has ${figure} customers.`,
      },
    ];
  }
  if (/countries|markets|länder/i.test(what)) {
    return /export/i.test(what)
      ? [
          {
            kind: "export",
            confidence: 0.8,
            quote,
            value: `${figure} countries`,
            statement: `${name} exports to ${figure} countries.`,
          },
        ]
      : [];
  }
  const reading = employs(part(match, "count"), name);
  return reading ? [{ kind: "headcount", confidence: 0.85, quote, ...reading }] : [];
}

function employs(
  text: string,
  name: string,
): { readonly value: string; readonly statement: string } | undefined {
  const value = readNumber(text);
  if (value === undefined || Number(value) < 2) return undefined;
  return { value, statement: `${name} employs ${Number(value).toLocaleString("en-GB")} people.` };
}
