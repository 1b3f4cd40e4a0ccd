import { stringify } from "csv-stringify/sync";

export type FictionalFile = {
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  readonly rejected: number;
  readonly repeated: number;
};

/** Rows of people at the demo world's companies and at companies nobody finds, some without a company, some twice. */
export function fictionalCompanies(count: number): FictionalFile {
  const rows: (readonly string[])[] = [];
  for (let index = 0; index < count; index += 1) rows.push(rowAt(index, rows));
  return {
    text: stringify([header, ...rows]),
    rows,
    rejected: rows.filter((_, index) => isRejected(index)).length,
    repeated: rows.filter((_, index) => isRepeated(index)).length,
  };
}

const header = ["Company Name", "Website", "First Name", "Last Name", "Job Title", "Country"];

const isRejected = (index: number) => index % 20 === 7;
const isRepeated = (index: number) => index % 20 === 13;

function rowAt(index: number, earlier: readonly (readonly string[])[]): readonly string[] {
  const [first, last] = personAt(index);
  if (isRejected(index)) return ["", "", first, last, "Einkaufsleiter", "Austria"];
  const repeated = isRepeated(index) ? earlier[index - 3] : undefined;
  if (repeated) return repeated;
  const [name, domain, country] = companyAt(index);
  return [name, `https://${domain}`, first, last, titles[index % titles.length] ?? "", country];
}

/** Another name for every index up to 240. */
function personAt(index: number): readonly [string, string] {
  const last = lastNames[index % lastNames.length] ?? "";
  const first = firstNames[Math.floor(index / lastNames.length) % firstNames.length] ?? "";
  return [first, last];
}

function companyAt(index: number): readonly [string, string, string] {
  const known = worldCompanies[index % worldCompanies.length];
  const isUnknown = index % 5 === 3 || known === undefined;
  if (!isUnknown) return known;
  return [`Nowhere ${index} Castings Ltd`, `nowhere-castings-${index}.example`, "United Kingdom"];
}

const worldCompanies: readonly (readonly [string, string, string])[] = [
  ["Kestrel Bearings Ltd.", "kestrel-bearings.example", "United Kingdom"],
  ["Havbrise Seafood A/S", "havbrise-seafood.example", "Denmark"],
  ["Quillmark Logistics Inc.", "quillmark-logistics.example", "United States"],
  ["Ironmere Fasteners", "ironmere-fasteners.example", "Canada"],
  ["Calderbyrne Medical Supplies", "calderbyrne-medical.example", "Ireland"],
  ["Fjellrand Outdoor AS", "fjellrand-outdoor.example", "Norway"],
  ["Hobbinwell Toys", "hobbinwell-toys.example", "United States"],
  ["Pietravana Ceramiche S.p.A.", "pietravana-ceramiche.example", "Italy"],
];
const titles = ["Chief Operating Officer", "Head of Supply Chain", "CEO", "Buyer"];
const firstNames = ["Ada", "Bruno", "Carla", "Desmond", "Edda", "Fionn", "Greta", "Hugo"];
const lastNames = [
  ..."Abernold Brackwick Cindersley Dunmarrow Eskdalen Farrowby Glimmeraas Hollinthwaite".split(
    " ",
  ),
  ..."Ingoldsby Jessamyn Kettleborg Lorrimund Mostynek Nethercott Oakhanger".split(" "),
  ..."Pemberdale Quennell Rookhurst Saltonstahl Tarnbrook Underhey Vexholm".split(" "),
  ..."Wetherlund Yarrowby Zellmark Ashgrove Birkholt Colefax Drummore Elverton".split(" "),
];
