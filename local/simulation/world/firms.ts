export type Firm = {
  readonly name: string;
  readonly domain: string;
  readonly place: string;
  readonly country: string;
  readonly trade: string;
  readonly product: string;
  readonly first: string;
  readonly last: string;
  readonly employees: number;
};

/** Fictional companies, no two with the same name or domain, the same for every run. */
export function firms(count: number): readonly Firm[] {
  if (count > mostFirms) throw new Error(`At most ${mostFirms} firms have names of their own`);
  return Array.from({ length: count }, (_, index) => firm(index));
}

function firm(index: number): Firm {
  const word = nameOf(index);
  const { trade, product } = at(trades, index);
  const { place, country } = at(places, index);
  return {
    name: `${word} ${at(suffixes, index)}`,
    domain: `${word.toLowerCase()}.example`,
    place,
    country,
    trade,
    product,
    first: at(firstNames, index),
    last: nameOf(index * 7 + 3),
    employees: 60 + ((index * 37) % 700),
  };
}

function nameOf(index: number): string {
  const place = index % mostFirms;
  const syllable = (power: number) => at(syllables, Math.floor(place / syllables.length ** power));
  const word = `${syllable(2)}${syllable(1)}${syllable(0)}`;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function at<Value>(list: readonly Value[], index: number): Value {
  const value = list[index % list.length];
  if (value === undefined) throw new Error("An empty list has nothing to give");
  return value;
}

const syllables = [
  "bar",
  "vel",
  "tor",
  "kes",
  "lin",
  "dra",
  "mon",
  "sul",
  "fer",
  "ost",
  "qua",
  "rim",
  "nev",
];
export const mostFirms = syllables.length ** 3;
const suffixes = ["Ltd", "GmbH", "AB", "Inc", "B.V."];
const firstNames = ["Hannah", "Gareth", "Priya", "Colm", "Ines", "Tomasz", "Marta", "Jonas"];
const places = [
  { place: "Sheffield", country: "United Kingdom" },
  { place: "Bremen", country: "Germany" },
  { place: "Malmo", country: "Sweden" },
  { place: "Boston", country: "United States" },
  { place: "Eindhoven", country: "Netherlands" },
];
const trades = [
  { trade: "Manufacturing", product: "precision bearings" },
  { trade: "Logistics", product: "chilled transport" },
  { trade: "Food production", product: "frozen vegetables" },
  { trade: "Wholesale", product: "electrical parts" },
];
