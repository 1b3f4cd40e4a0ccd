import type { Fact } from "#shared/domain/leads/fact.ts";

/** A fact of a fictional company, true sentences that cite it, and one of them with its parts to be falsified. */
export type EvidenceCase = {
  readonly company: string;
  readonly fact: Fact;
  readonly supported: readonly string[];
  readonly base: string;
  readonly lies: Readonly<Record<string, readonly string[]>>;
};

const cities = ["Tampere", "Porto", "Leipzig", "Malmo", "Dundee"];
const rivals = ["Oakhurst Lifts", "Brenninger", "Saint-Aubry", "Velmora"];
const people = ["Ivo Hartmann", "Clara Beaumont", "Nils Aker"];
const numbers = ["nine", "41", "4,700", "dozens of"];
const dates = ["May 2026", "October 2024", "last week", "2023"];

/** Put behind any true sentence, each makes it say what nobody knows. */
const inventions: readonly string[] = [
  ", for which you won the Northern Industry Award",
  ", and you doubled your revenue",
  ", after Ivo Hartmann became CEO",
  ", with Brenninger as a partner",
  ", worth EUR 12 million",
  ", and 300 people work on it",
  ", as the Ledger Weekly wrote",
  ", which made you the market leader in Norway",
];

export const evidenceCases: readonly EvidenceCase[] = [
  {
    company: "Hollin Lifts",
    fact: fact(
      "expansion",
      "Hollin Lifts opened a spare parts depot in Rotherham on 4 February 2026.",
      "2026-02-04",
    ),
    supported: [
      "You opened a spare parts depot in Rotherham in February 2026.",
      "Hollin opened its Rotherham depot on 4 February 2026.",
      "Your depot in Rotherham opened this year.",
      "In February you opened a depot in Rotherham.",
    ],
    base: "You opened a spare parts depot in Rotherham in February 2026.",
    lies: {
      Rotherham: cities,
      "February 2026": dates,
      "a spare parts depot": ["two spare parts depots", "three depots", "the Hollin Campus depot"],
      You: rivals,
    },
  },
  {
    company: "Marrow & Finch",
    fact: fact(
      "funding",
      "Marrow & Finch raised GBP 6 million from Gullane Capital in May 2026.",
      "2026-05-12",
    ),
    supported: [
      "You raised GBP 6 million in May 2026.",
      "Gullane Capital invested GBP 6 million this year.",
      "In May, Gullane Capital backed you.",
    ],
    base: "You raised GBP 6 million from Gullane Capital in May 2026.",
    lies: {
      "6 million": ["9 million", "60 million", "six billion", "16 million"],
      "Gullane Capital": ["Harbour Ventures", "Tideline Partners", "Velmora"],
      "May 2026": ["March 2026", "May 2025", "last month", "2024"],
      GBP: ["USD", "EUR"],
    },
  },
  {
    company: "Tessaly Foods",
    fact: fact("hiring", "Tessaly Foods is hiring 22 people for its plant in Gent.", undefined),
    supported: [
      "You are hiring 22 people in Gent.",
      "Tessaly is hiring for its plant in Gent.",
      "The plant in Gent is looking for 22 people.",
    ],
    base: "You are hiring 22 people for your plant in Gent.",
    lies: {
      "22": ["32", "220", "two", "eighty"],
      Gent: cities,
      "22 people": [
        "22 people and a CFO from Brenninger",
        "hundreds of people",
        "dozens of people",
      ],
    },
  },
  {
    company: "Corvane Textiles",
    fact: fact(
      "acquisition",
      "Corvane Textiles acquired the weaving mill Lindqvist in Boras in June 2026.",
      "2026-06-18",
    ),
    supported: [
      "You acquired the weaving mill Lindqvist in June 2026.",
      "The Lindqvist mill in Boras joined you in June.",
      "This year you acquired Lindqvist in Boras.",
    ],
    base: "You acquired the weaving mill Lindqvist in Boras in June 2026.",
    lies: {
      Lindqvist: rivals,
      Boras: cities,
      "June 2026": dates,
      "the weaving mill": ["three weaving mills:", "two mills, one of them"],
    },
  },
  {
    company: "Penhallow Instruments",
    fact: fact(
      "contract",
      "Penhallow Instruments won a three-year contract to supply sensors to Ostwind Rail, worth EUR 4 million.",
      "2026-08-27",
    ),
    supported: [
      "You won a three-year contract with Ostwind Rail.",
      "The contract with Ostwind Rail is worth EUR 4 million.",
      "You supply sensors to Ostwind Rail.",
    ],
    base: "You won a three-year contract with Ostwind Rail worth EUR 4 million.",
    lies: {
      "Ostwind Rail": rivals,
      "4 million": ["7 million", "40 million", "14 million"],
      "three-year": ["five-year", "ten-year", "two-year"],
      EUR: ["USD", "GBP"],
    },
  },
  {
    company: "Aldermoor Packaging",
    fact: fact(
      "export",
      "Aldermoor Packaging keeps 3,200 items in stock and exports to 14 countries.",
      undefined,
    ),
    supported: [
      "You keep 3,200 items in stock.",
      "You export to 14 countries.",
      "Aldermoor keeps 3,200 items and exports to 14 countries.",
    ],
    base: "You keep 3,200 items in stock and export to 14 countries.",
    lies: {
      "3,200": ["5,200", "32,000", "320", "3,300"],
      "14": ["40", "15", "four", "24"],
      "14 countries": ["14 countries, Japan first", "dozens of countries"],
    },
  },
  {
    company: "Brisling Marine",
    fact: fact(
      "appointment",
      "Brisling Marine appointed Solveig Tandberg as Chief Operating Officer in September 2026.",
      "2026-09-01",
    ),
    supported: [
      "Solveig Tandberg became COO in September 2026.",
      "You appointed Solveig Tandberg this year.",
      "Solveig Tandberg joined as Chief Operating Officer in September.",
    ],
    base: "You appointed Solveig Tandberg as Chief Operating Officer in September 2026.",
    lies: {
      "Solveig Tandberg": people,
      "Chief Operating Officer": ["Chief Technology Officer", "Chief Financial Officer"],
      "September 2026": dates,
    },
  },
  {
    company: "Wendham Tools",
    fact: fact(
      "description",
      "Wendham Tools makes torque wrenches and gauges for workshops in Derby.",
      undefined,
    ),
    supported: [
      "You make torque wrenches and gauges.",
      "Wendham makes torque wrenches in Derby.",
      "You make gauges for workshops.",
    ],
    base: "You make torque wrenches and gauges for workshops in Derby.",
    lies: {
      Derby: cities,
      "torque wrenches": [
        "the TorqPro 9 wrench",
        "40 kinds of torque wrenches",
        "ISO 9001 torque wrenches",
      ],
      workshops: [...rivals, "2,000 workshops"],
    },
  },
  {
    company: "Quennell Dairy",
    fact: fact(
      "location",
      "Quennell Dairy runs five cold stores, the largest in Truro, with 160 employees.",
      undefined,
    ),
    supported: [
      "You run five cold stores.",
      "Your largest cold store is in Truro.",
      "Quennell runs five cold stores with 160 employees.",
    ],
    base: "You run five cold stores with 160 employees, the largest in Truro.",
    lies: { five: numbers, "160": ["610", "60", "1,600"], Truro: cities },
  },
  {
    company: "Sorrento Bikes",
    fact: fact(
      "technology",
      "Sorrento Bikes launched the cargo bike Portalo on 9 March 2026 with a range of 80 km.",
      "2026-03-09",
    ),
    supported: [
      "You launched the cargo bike Portalo in March 2026.",
      "The Portalo has a range of 80 km.",
      "In March you launched Portalo.",
    ],
    base: "You launched the cargo bike Portalo in March 2026 with a range of 80 km.",
    lies: {
      Portalo: ["Cargolino", "Velmora", "Portalo Max"],
      "March 2026": dates,
      "80": ["120", "800", "90"],
    },
  },
];

/** Every case with one part falsified, and with something invented behind it. */
export function trapsOf({ base, lies }: EvidenceCase): readonly string[] {
  const falsified = Object.entries(lies).flatMap(([part, others]) =>
    others.map((other) => base.replace(part, other)),
  );
  return [...falsified, ...inventions.map((invention) => base.replace(/\.$/, `${invention}.`))];
}

function fact(kind: Fact["kind"], statement: string, publishedOn: string | undefined): Fact {
  return {
    id: `fact-${kind}`,
    leadId: "lead-1",
    kind,
    subject: "company",
    statement,
    quote: statement,
    url: "https://company-pages.example/news",
    sourceName: "website",
    observedAt: "2026-11-19T08:00:00Z",
    confidence: 0.9,
    ...(publishedOn !== undefined && { publishedOn }),
  };
}
