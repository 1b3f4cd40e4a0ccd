import type { CountryRules, Ground } from "./country-policy.ts";

const consent: readonly Ground[] = ["consent"];
const customers: readonly Ground[] = ["consent", "relationship"];
const published: readonly Ground[] = ["consent", "relationship", "published"];
const departments: readonly Ground[] = ["consent", "role-address"];
const everybody: readonly Ground[] = ["consent", "relationship", "opt-out"];

// A survey of the laws of Europe by a law firm, read together with the provision that each row names.
const survey = "https://www.fieldfisher.com/en/insights/eu-e-marketing-requirements";

/**
 * Advertising by electronic message between businesses, one row per country. Where sources disagreed the stricter
 * reading was taken. It is a safe default for a program, and no legal advice.
 */
export const countryPolicies: ReadonlyMap<string, CountryRules> = new Map<string, CountryRules>([
  // Consent, of companies too. The exception for customers needs a completed sale, which no list of leads proves.
  ["AT", inEu(consent, "§ 174 TKG 2021", survey)],
  ["BG", inEu(consent, "Electronic Communications Act, Art. 261", survey)],
  ["CY", inEu(consent, "Law 112(I)/2004, s. 106", survey)],
  ["CZ", inEu(consent, "Act 480/2004 Coll., § 7", survey)],
  ["DE", inEu(consent, "§ 7(2) no. 2 UWG", "https://www.gesetze-im-internet.de/uwg_2004/__7.html")],
  ["DK", inEu(consent, "Markedsføringsloven § 10", survey)],
  ["ES", inEu(consent, "LSSI Art. 21", "https://www.boe.es/buscar/act.php?id=BOE-A-2002-13758")],
  ["GR", inEu(consent, "Law 3471/2006, Art. 11", survey)],
  ["HR", inEu(consent, "Electronic Communications Act, Art. 50", survey)],
  ["IS", inEu(consent, "Electronic Communications Act, direct marketing", survey)],
  ["IT", inEu(consent, "Codice della privacy, Art. 130", "https://www.garanteprivacy.it/codice")],
  ["LI", inEu(consent, "Communications Act, unsolicited messages", survey)],
  ["LT", inEu(consent, "Law on Electronic Communications, Art. 81", survey)],
  ["MT", inEu(consent, "S.L. 586.01, reg. 9", survey)],
  // An address published for receiving offers would do as well, but no page says that reliably.
  ["NL", inEu(consent, "Telecommunicatiewet Art. 11.7", "https://wetten.overheid.nl/BWBR0009950")],
  ["PL", inEu(consent, "Prawo komunikacji elektronicznej, Art. 398", survey)],
  ["RO", inEu(consent, "Law 506/2004, Art. 12", survey)],
  ["SI", inEu(consent, "ZEKom-2, Art. 226", survey)],
  ["SK", inEu(consent, "Act 452/2021 Coll., § 116", survey)],

  // Companies may be written to at addresses that name nobody.
  [
    "BE",
    inEu(
      departments,
      "Code of Economic Law, Art. XII.13, and Royal Decree of 4 April 2003",
      "https://economie.fgov.be",
    ),
  ],
  ["EE", inEu(departments, "Electronic Communications Act, § 103-1", survey)],
  ["HU", inEu(departments, "Act XLVIII of 2008, § 6", survey)],
  ["LU", inEu(departments, "Law of 30 May 2005, Art. 11", survey)],
  ["LV", inEu(departments, "Law on Information Society Services, s. 9", survey)],
  ["NO", inEu(departments, "Markedsføringsloven § 15", "https://forbrukertilsynet.no/?p=2165")],
  ["PT", inEu(departments, "Law 41/2004, Art. 13-A", survey)],
  ["SE", inEu(departments, "Marknadsföringslagen § 19", survey)],

  // Named people at companies too, as long as it is about their work. There the use of the address counts, not the form.
  ["FI", inEu(everybody, "Act on Electronic Communications Services 917/2014, § 202", survey)],
  [
    "FR",
    {
      ...inEu(
        everybody,
        "CPCE Art. L34-5, as the CNIL reads it for businesses",
        "https://www.cnil.fr",
      ),
      unknownIs: "corporate",
    },
  ],
  [
    "IE",
    {
      ...inEu(
        everybody,
        "S.I. 336/2011, reg. 13",
        "https://www.irishstatutebook.ie/eli/2011/si/336/made/en/print",
      ),
      unknownIs: "corporate",
    },
  ],

  [
    "GB",
    {
      law: "PECR 2003, reg. 22",
      source: "https://www.legislation.gov.uk/uksi/2003/2426/regulation/22",
      corporate: everybody,
      individual: customers,
      // LAW-UK-1: sole traders and ordinary partnerships are individual subscribers.
      unknownIs: "individual",
      isUnderGdpr: true,
    },
  ],
  [
    "CH",
    {
      ...inEu(
        consent,
        "UWG Art. 3(1)(o)",
        "https://www.fedlex.admin.ch/eli/cc/1988/223_223_223/de",
      ),
    },
  ],

  [
    "US",
    abroad(
      everybody,
      "CAN-SPAM Act, 15 U.S.C. 7704",
      "https://www.law.cornell.edu/uscode/text/15/7704",
    ),
  ],
  // LAW-CA-1
  ["CA", abroad(published, "CASL, s. 6 and s. 10(9)", "https://crtc.gc.ca/eng/com500/guide.htm")],
  [
    "AU",
    abroad(
      published,
      "Spam Act 2003, s. 16 and Sch. 2",
      "https://www.legislation.gov.au/C2004A01214/latest",
    ),
  ],
  [
    "NZ",
    abroad(
      published,
      "Unsolicited Electronic Messages Act 2007, s. 9",
      "https://www.legislation.govt.nz/act/public/2007/0007/latest/whole.html",
    ),
  ],
  [
    "JP",
    abroad(
      published,
      "Act on Regulation of Transmission of Specified Electronic Mail, Art. 3",
      "https://www.japaneselawtranslation.go.jp",
    ),
  ],
  ["SG", abroad(customers, "Spam Control Act 2007, s. 11", "https://sso.agc.gov.sg/Act/SCA2007")],
  ["ZA", abroad(consent, "POPIA, s. 69", "https://popia.co.za/section-69/")],
  ["IL", abroad(consent, "Communications Law 1982, s. 30A", "https://www.gov.il/en")],
]);

/** Directive 2002/58/EC Art. 13 leaves companies to each country; people always need consent. */
function inEu(corporate: readonly Ground[], law: string, source: string): CountryRules {
  return {
    law,
    source,
    corporate,
    individual: consent,
    unknownIs: "individual",
    isUnderGdpr: true,
  };
}

function abroad(grounds: readonly Ground[], law: string, source: string): CountryRules {
  return {
    law,
    source,
    corporate: grounds,
    individual: grounds,
    unknownIs: "individual",
    isUnderGdpr: false,
  };
}
