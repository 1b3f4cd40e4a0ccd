import { Readable } from "node:stream";

export type BigCsv = {
  readonly rows: number;
  readonly seed: number;
  /** Every so many rows one is bad, each time in another way. */
  readonly badEvery?: number;
};

const bigCsvHeader =
  "Company,Website,First Name,Last Name,Email,Job Title,Country,Employees,City,Phone,Notes";

const ROWS_PER_CHUNK = 500;

/** The same file for the same seed, streamed: a million rows take no memory. */
export function generateCsv({ rows, seed, badEvery = 0 }: BigCsv): Readable {
  return Readable.from(chunks(), { objectMode: false });

  function* chunks(): Generator<Buffer> {
    yield Buffer.from(`${bigCsvHeader}\r\n`);
    const random = randomNumbers(seed);
    for (let start = 0; start < rows; start += ROWS_PER_CHUNK) {
      const lines: string[] = [];
      for (let row = start; row < Math.min(rows, start + ROWS_PER_CHUNK); row++) {
        const isBad = badEvery > 0 && row % badEvery === badEvery - 1;
        const values = rowValues(row, random);
        lines.push(isBad ? badRow(values, Math.floor(row / badEvery)) : values.join(","));
      }
      yield Buffer.from(`${lines.join("\r\n")}\r\n`);
    }
  }
}

function rowValues(row: number, random: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const first = pick(firstNames);
  const last = pick(lastNames);
  const company = `${pick(words)} ${pick(trades)} ${row} ${pick(legalForms)}`;
  const domain = `firm${row}.example`;
  return [
    random() < 0.2 ? `"${company.replace(" ", ", ")}"` : company,
    `https://www.${domain}/`,
    first,
    last,
    random() < 0.8 ? `${first}.${last}@${domain}`.toLowerCase().replace(/[^a-z0-9.@]/g, "") : "",
    pick(titles),
    pick(countries),
    pick(sizes),
    pick(cities),
    `+49 30 ${100_000 + row}`,
    random() < 0.1 ? '"Met at the fair,\nasked for ""prices"""' : "",
  ];
}

function badRow(values: readonly string[], kind: number): string {
  const [company = "", ...rest] = values;
  switch (kind % 4) {
    case 0:
      return [company, ...rest.slice(0, 3), "no-address", ...rest.slice(4)].join(",");
    case 1:
      return [...values, "one", "two"].join(",");
    case 2:
      return ["", "", ...rest.slice(1, 3), "", ...rest.slice(4)].join(",");
    default:
      return `"Unclosed ${kind},${rest.slice(0, 9).join(",")},`;
  }
}

// mulberry32: small, and the same everywhere.
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const firstNames = [
  "Jana",
  "John",
  "Zoë",
  "Ahmed",
  "María",
  "Łukasz",
  "Wei",
  "Anna",
  "Olu",
  "Noor",
];
const lastNames = ["Muster", "Doe", "García", "Nowak", "Rossi", "Janssen", "Okafor", "Lindqvist"];
const words = ["Northwind", "Blue River", "Vega", "Alpen", "Harbour", "Sonnen", "Pine", "Delta"];
const trades = ["Logistics", "Software", "Foods", "Robotics", "Textiles", "Energy"];
const legalForms = ["GmbH", "Ltd", "Inc", "S.A.", "B.V.", "Sp. z o.o.", "AB", "S.r.l."];
const titles = ["CEO", "Head of Sales", "COO", "Geschäftsführerin", "VP Finance", "CTO"];
const countries = ["Germany", "DE", "United Kingdom", "Polska", "France", "Italia", "USA", "NL"];
const sizes = ["11-50", "51-200", "1,000+".replace(",", ""), "~40", "201-500", "12"];
const cities = ["Berlin", "Łódź", "Paris", "München", "Leeds", "Utrecht", "Torino"];
