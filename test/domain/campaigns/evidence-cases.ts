import type { Fact } from "#shared/domain/leads/fact.ts";
import { aFact } from "../../support/campaign-builders.ts";

/** A fact, true sentences about it, and the parts of one of them that lies can be made of. */
type EvidenceCase = {
  readonly fact: Fact;
  readonly supported: readonly string[];
  /** A true sentence and, for parts of it, what a careless writer might put there. */
  readonly base: string;
  readonly lies: Readonly<Record<string, readonly string[]>>;
};

const cities = ["Lodz", "Lyon", "Krakow", "Antwerp", "Gothenburg", "Reno"];
const people = ["Maria Kowalska", "Tom Brandt", "Aylin Demir"];
const customers = ["Halvorsen Marine", "Brightwater Rail", "Ostrava Steel"];
const products = ["the FlowMax line", "the K-Prime range", "the Aero 7 series"];

export const evidenceCases: readonly EvidenceCase[] = [
  {
    fact: aFact({
      id: "opening",
      kind: "expansion",
      statement: "Kestrel Bearings opened a second warehouse in Gdańsk on 17 March 2026.",
      publishedOn: "2026-03-17",
    }),
    supported: [
      "You opened a second warehouse in Gdansk in March 2026.",
      "You opened a second warehouse in Gdańsk in March.",
      "In March you opened a warehouse in Gdansk.",
      "Kestrel opened its Gdansk warehouse on 17 March 2026.",
      "Kestrel's second warehouse opened on March 17, 2026.",
      "Gdansk has been open since March 2026.",
      "Your warehouse in GDANSK opened on 2026-03-17.",
      "This year you opened a second warehouse.",
      "The Gdansk-based warehouse is new.",
      "It was spring 2026 when Gdansk opened.",
      "Gdansk opened in spring 2026.",
    ],
    base: "You opened a second warehouse in Gdansk in March 2026.",
    lies: {
      Gdansk: cities,
      second: ["third", "fourth", "fifth", "2nd and 3rd"],
      "March 2026": [
        "March 2025",
        "April 2026",
        "June 2026",
        "March 2024",
        "Q3 2026",
        "2025",
        "October",
      ],
      "in March 2026": [
        "last month",
        "last week",
        "last year",
        "yesterday",
        "on 18 March 2026",
        "in spring 2025",
      ],
      "a second warehouse": [
        "a warehouse of 4,000 square metres",
        "two warehouses",
        "a warehouse for 120 people",
      ],
      "in Gdansk": [
        "in Gdansk and Lodz",
        "near Gdansk Lech Airport",
        "in Gdansk for Halvorsen Marine",
      ],
    },
  },
  {
    fact: aFact({
      id: "funding",
      kind: "funding",
      statement: "Voltfern raised EUR 12m in a Series A round led by Getijde Capital.",
      value: "EUR 12m",
      publishedOn: "2026-02-24",
    }),
    supported: [
      "You raised EUR 12 million in a Series A round.",
      "You raised €12m in February.",
      "You raised 12 million euros in February 2026.",
      "Getijde Capital led your Series A round.",
      "The Series A brought in 12,000,000 euros.",
      "You raised 12 million this year.",
      "Getijde Capital's round was worth €12 million.",
      "Voltfern took in EUR 12m, and Getijde Capital led.",
      "The round of February brought 12 million euros.",
    ],
    base: "You raised EUR 12 million in a Series A round led by Getijde Capital.",
    lies: {
      "EUR 12 million": [
        "EUR 21 million",
        "EUR 1.2 million",
        "USD 12 million",
        "EUR 12 billion",
        "£12m",
        "EUR 12,500",
        "twelve thousand euros",
      ],
      "Series A": ["Series B", "Series C", "Seed"],
      "Getijde Capital": ["Northgate Capital", "Getijde Ventures", "Maria Kowalska"],
      "in a": ["in March in a", "last year in a", "in 2024 in a"],
      "You raised": [
        "You doubled the team and raised",
        "You hired 40 people and raised",
        "You tripled sales and raised",
      ],
    },
  },
  {
    fact: aFact({
      id: "hiring",
      kind: "hiring",
      statement: "Havbrise Seafood is hiring 14 planners and dispatchers in Bremerhaven.",
      value: "14",
    }),
    supported: [
      "You are hiring 14 planners and dispatchers in Bremerhaven.",
      "Fourteen planners and dispatchers are to join you in Bremerhaven.",
      "You look for fourteen people in Bremerhaven.",
      "Bremerhaven needs 14 planners and dispatchers.",
      "How do you bring 14 people up to speed in Bremerhaven?",
      "When 14 planners join, the plan has to be easy to read.",
    ],
    base: "You are hiring 14 planners and dispatchers in Bremerhaven.",
    lies: {
      "14": ["15", "40", "1,400", "four", "forty", "dozens of", "hundreds of", "a dozen"],
      Bremerhaven: cities,
      planners: ["SAP planners", "planners for Brightwater Rail", "planners under Tom Brandt"],
      "in Bremerhaven": ["in Bremerhaven by May 2027", "in Bremerhaven since 2024"],
    },
  },
  {
    fact: aFact({
      id: "export",
      kind: "export",
      statement: "Kestrel Bearings keeps 6.400 part numbers in stock and exports to 19 countries.",
    }),
    supported: [
      "You keep 6,400 part numbers in stock.",
      "You export to nineteen countries.",
      "You export to 19 countries and keep 6400 part numbers.",
      "With 19 countries to serve, the 6,400 part numbers add up.",
      "Across 19 countries, lead times differ.",
      "Planning 6 400 part numbers by hand is slow.",
    ],
    base: "You keep 6,400 part numbers and export to 19 countries.",
    lies: {
      "6,400": ["64,000", "6,500", "640", "6.4 million", "4,600", "thousands of"],
      "19": ["91", "20", "nine", "ninety", "29"],
      countries: [
        "countries, Brazil among them",
        "countries from Antwerp",
        "percent of the market",
      ],
    },
  },
  {
    fact: aFact({
      id: "appointment",
      kind: "appointment",
      statement: "Nadia El Fassouli was appointed Chief Operating Officer in June 2026.",
      publishedOn: "2026-06-15",
    }),
    supported: [
      "Nadia El Fassouli became COO in June.",
      "In June 2026 Nadia El Fassouli was made Chief Operating Officer.",
      "Nadia El Fassouli's first summer as COO is over.",
      "El Fassouli joined as Chief Operating Officer.",
      "Since June 2026 you have a new COO, Nadia El Fassouli.",
      "Nadia El Fassouli took the COO seat this year.",
    ],
    base: "Nadia El Fassouli became COO in June 2026.",
    lies: {
      "Nadia El Fassouli": people,
      COO: ["CEO", "CFO", "CTO", "VP Finance"],
      "June 2026": ["July 2026", "June 2025", "May 2026", "2025"],
      "in June": ["in Lyon in June", "after six years in June", "for Ostrava Steel in June"],
    },
  },
  {
    fact: aFact({
      id: "revenue",
      kind: "revenue",
      statement: "Revenue was GBP 41.2 million in 2025, up 11% on the year before.",
      value: "GBP 41.2 million",
    }),
    supported: [
      "Revenue was GBP 41.2 million in 2025.",
      "Sales rose 11 percent in 2025.",
      "Revenue reached £41.2m last year.",
      "Sales were up 11% last year, to 41.2 million pounds.",
      "Sales of 41.2 million pounds were 11 per cent up.",
      "You grew by 11% in 2025.",
    ],
    base: "Revenue was GBP 41.2 million in 2025, up 11% on the year before.",
    lies: {
      "41.2": ["42.1", "412", "4.12", "41"],
      GBP: ["EUR", "USD", "PLN"],
      "2025": ["2024", "2026", "2023"],
      "11%": ["12%", "111%", "11 million", "21 percent", "twofold"],
      Revenue: ["Halvorsen Marine's revenue", "Revenue in Antwerp"],
    },
  },
  {
    fact: aFact({
      id: "contract",
      kind: "contract",
      statement:
        "Kestrel Bearings won a five-year contract to supply gearbox bearings to Tarn Hill Turbines.",
      publishedOn: "2026-09-08",
    }),
    supported: [
      "You won a five-year contract with Tarn Hill Turbines.",
      "Tarn Hill Turbines gave you a five-year contract in September.",
      "Tarn Hill Turbines' contract runs for 5 years.",
      "In September you won the Tarn Hill Turbines contract.",
      "Five years of gearbox bearings for Tarn Hill Turbines take planning.",
      "The Tarn Hill Turbines order came in September 2026.",
    ],
    base: "You won a five-year contract with Tarn Hill Turbines.",
    lies: {
      "Tarn Hill Turbines": customers,
      five: ["four", "six", "ten", "15", "three"],
      contract: [
        "contract worth GBP 9 million",
        "contract in Antwerp",
        "contract from 2028",
        "ISO 9001 contract",
      ],
      "You won": ["In June you won", "Last year you won", "Tom Brandt won"],
    },
  },
  {
    fact: aFact({
      id: "launch",
      kind: "product-launch",
      statement: "Kestrel Bearings launched the K-Clean range of stainless bearings for dairies.",
      publishedOn: "2026-10-02",
    }),
    supported: [
      "You launched the K-Clean range in October.",
      "K-Clean is new since October 2026.",
      "The K-Clean range is made for dairies.",
      "In autumn 2026 you launched K-Clean.",
      "You recently launched the K-Clean range.",
      "Dairies are the market for K-Clean.",
    ],
    base: "You launched the K-Clean range in October 2026.",
    lies: {
      "the K-Clean range": [...products, "the K-Clean and K-Pure ranges", "a range of 310 parts"],
      "October 2026": ["September 2026", "October 2025", "2024"],
      "in October": [
        "in Lodz in October",
        "with Brightwater Rail in October",
        "under Aylin Demir in October",
      ],
    },
  },
  {
    fact: aFact({
      id: "certificate",
      kind: "certification",
      statement: "Vrbina Hydraulics has held ISO 14001 certification since 2019.",
    }),
    supported: [
      "You have held ISO 14001 since 2019.",
      "Your ISO 14001 certificate dates from 2019.",
      "ISO 14001 has been in place since 2019.",
      "In 2019 you took on ISO 14001.",
    ],
    base: "You have held ISO 14001 since 2019.",
    lies: {
      "14001": ["9001", "27001", "14002"],
      ISO: ["BRC", "FSC", "MSC"],
      "2019": ["2018", "2009", "2020", "June 2019"],
    },
  },
  {
    fact: aFact({
      id: "german",
      kind: "expansion",
      statement: "Brandtmüller opened a second assembly plant in Zwickau.",
      quote: "Im Juni 2026 haben wir in Zwickau ein zweites Montagewerk eröffnet.",
    }),
    supported: [
      "You opened a second assembly plant in Zwickau in June.",
      "In June 2026 Brandtmüller opened a plant in Zwickau.",
      "Zwickau is your second assembly plant.",
      "Your Zwickau plant opened this year.",
      "Zwickau opened in June 2026.",
      "With a second plant in Zwickau, stock has more than one home.",
    ],
    base: "You opened a second assembly plant in Zwickau in June 2026.",
    lies: {
      Zwickau: ["Chemnitz", "Dresden", "Leipzig"],
      "June 2026": ["May 2026", "June 2025", "winter 2025"],
      second: ["third", "fourth"],
    },
  },
];

/** Each part of the true sentence once with each lie in its place. */
export function trapsOf({ base, lies }: EvidenceCase): readonly string[] {
  return Object.entries(lies).flatMap(([part, replacements]) =>
    replacements.map((replacement) => base.replace(part, replacement)),
  );
}

/** True sentences with one invention more behind them. */
export function additionsTo({ base }: EvidenceCase): readonly string[] {
  const start = base.replace(/\.$/, "");
  return [
    `${start}, and Halvorsen Marine is your customer.`,
    `${start}, as Tom Brandt told the press.`,
    `${start}, with 77 new people.`,
    `${start}, up 33%.`,
    `${start}, your site in Antwerp included.`,
    `${start}, ahead of December 2031.`,
  ];
}
