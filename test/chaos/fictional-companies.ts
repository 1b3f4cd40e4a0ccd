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

const header = ["Company Name", "Website", "Country", "Job Title", "First Name", "Last Name"];

const isRejected = (index: number) => index % 20 === 7;
const isRepeated = (index: number) => index % 20 === 13;

function rowAt(index: number, earlier: readonly (readonly string[])[]): readonly string[] {
  const [first, last] = personAt(index);
  if (isRejected(index)) return ["", "", "Austria", "Einkaufsleiter", first, last];
  const repeated = isRepeated(index) ? earlier[index - 3] : undefined;
  if (repeated) return repeated;
  return [...companyAt(index), first, last];
}

/** Another name for every index up to 240. */
function personAt(index: number): readonly [string, string] {
  const last = lastNames[index % lastNames.length] ?? "";
  const first = firstNames[Math.floor(index / lastNames.length) % firstNames.length] ?? "";
  return [first, last];
}

function companyAt(index: number): readonly string[] {
  const known = worldCompanies[index % worldCompanies.length] ?? [];
  const title = titles[index % titles.length] ?? "";
  if (index % 5 < 2) return [...known, title];
  return [`Nowhere ${index} Castings`, `nowhere-castings-${index}.example`, "Austria", "Buyer"];
}

const worldCompanies = [
  ["Kestrel Bearings Ltd.", "https://kestrel-bearings.example", "United Kingdom"],
  ["Havbrise Seafood A/S", "https://havbrise-seafood.example", "Denmark"],
  ["Quillmark Logistics Inc.", "https://quillmark-logistics.example", "United States"],
  ["Ironmere Fasteners", "https://ironmere-fasteners.example", "Canada"],
  ["Calderbyrne Medical Supplies", "https://calderbyrne-medical.example", "Ireland"],
  ["Fjellrand Outdoor AS", "https://fjellrand-outdoor.example", "Norway"],
  ["Hobbinwell Toys", "https://hobbinwell-toys.example", "United States"],
  ["Pietravana Ceramiche S.p.A.", "https://pietravana-ceramiche.example", "Italy"],
];
const titles = ["Chief Operating Officer", "Head of Supply Chain", "CEO", "Purchasing Manager"];
const firstNames = ["Ada", "Bruno", "Carla", "Desmond", "Edda", "Fionn", "Greta", "Hugo"];
const lastNames = [
  ..."Abernold Brackwick Cindersley Dunmarrow Eskdalen Farrowby Glimmeraas Hollinthwaite".split(
    " ",
  ),
  ..."Ingoldsby Jessamyn Kettleborg Lorrimund Mostynek Nethercott Oakhanger".split(" "),
  ..."Pemberdale Quennell Rookhurst Saltonstahl Tarnbrook Underhey Vexholm".split(" "),
  ..."Wetherlund Yarrowby Zellmark Ashgrove Birkholt Colefax Drummore Elverton".split(" "),
];
