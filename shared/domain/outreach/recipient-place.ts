import type { Lead } from "#shared/domain/leads/lead.ts";
import { canadianZones, unitedStatesZones } from "./north-american-zones.ts";

/** Where a person works, as far as the clock is concerned. */
export type RecipientPlace = {
  readonly country: string | undefined;
  /** Several where nobody knows which of a wide country's: a time then has to suit the first and the last. */
  readonly zones: readonly string[];
  /** 1 is Monday. */
  readonly workdays: readonly number[];
};

/** Without a known country the clock of the company that sends is used. */
export function placeOf({ company }: Pick<Lead, "company">, zoneOfSender: string): RecipientPlace {
  const { country, city = "", address = "" } = company;
  const zones = country === undefined ? undefined : zonesOf(country, `${city}, ${address}`);
  return {
    country,
    zones: zones ?? [zoneOfSender],
    workdays: workdays[country ?? ""] ?? [1, 2, 3, 4, 5],
  };
}

function zonesOf(country: string, where: string): readonly string[] | undefined {
  const zone = regionalZone(country, where);
  if (zone) return [zone];
  const all = zones[country]?.split(" ");
  return all?.map((one) => (one.includes("/") ? one : `Europe/${one}`));
}

function regionalZone(country: string, where: string): string | undefined {
  if (country === "US") return unitedStatesZones(where);
  if (country === "CA") return canadianZones(where);
  const found = regions[country]?.find(([words]) => words.test(where));
  return found?.[1];
}

const regions: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  AU: [
    [/\b(?:wa|western australia|perth|fremantle)\b/i, "Australia/Perth"],
    [/\b(?:sa|south australia|adelaide)\b/i, "Australia/Adelaide"],
    [/\b(?:qld|queensland|brisbane|gold coast|cairns|townsville)\b/i, "Australia/Brisbane"],
    [/\b(?:nt|northern territory|darwin)\b/i, "Australia/Darwin"],
    [/\b(?:tas|tasmania|hobart)\b/i, "Australia/Hobart"],
    [
      /\b(?:nsw|act|vic|new south wales|victoria|sydney|melbourne|canberra|newcastle|geelong)\b/i,
      "Australia/Sydney",
    ],
  ],
  BR: [
    [
      /\b(?:manaus|amazonas|cuiab[aá]|mato grosso|porto velho|rond[oô]nia|boa vista)\b/i,
      "America/Manaus",
    ],
    [/\b(?:rio branco|acre)\b/i, "America/Rio_Branco"],
    [
      /\b(?:s[aã]o paulo|sp|rio de janeiro|rj|bras[ií]lia|belo horizonte|curitiba|porto alegre|salvador|recife|fortaleza|campinas)\b/i,
      "America/Sao_Paulo",
    ],
  ],
  MX: [
    [/\b(?:tijuana|baja california|mexicali)\b/i, "America/Tijuana"],
    [/\b(?:hermosillo|sonora)\b/i, "America/Hermosillo"],
    [
      /\b(?:m[eé]xico|cdmx|guadalajara|monterrey|puebla|quer[eé]taro|le[oó]n|jalisco)\b/i,
      "America/Mexico_City",
    ],
  ],
  ES: [[/\b(?:las palmas|tenerife|canarias|canary)\b/i, "Atlantic/Canary"]],
};

const sundayToThursday = [7, 1, 2, 3, 4];

const workdays: Readonly<Record<string, readonly number[]>> = {
  // Friday is half a day there, too little to count on.
  AE: [1, 2, 3, 4],
  SA: sundayToThursday,
  IL: sundayToThursday,
  EG: sundayToThursday,
  QA: sundayToThursday,
  KW: sundayToThursday,
  BH: sundayToThursday,
  OM: sundayToThursday,
  JO: sundayToThursday,
  DZ: sundayToThursday,
};

/** Names without a continent are in Europe. For wide countries the most eastern and the most western with offices. */
const zones: Readonly<Record<string, string>> = {
  GB: "London",
  IE: "Dublin",
  DE: "Berlin",
  AT: "Vienna",
  CH: "Zurich",
  LI: "Vaduz",
  FR: "Paris",
  BE: "Brussels",
  LU: "Luxembourg",
  NL: "Amsterdam",
  IT: "Rome",
  ES: "Madrid",
  PT: "Lisbon",
  MT: "Malta",
  MC: "Monaco",
  AD: "Andorra",
  PL: "Warsaw",
  CZ: "Prague",
  SK: "Bratislava",
  HU: "Budapest",
  SI: "Ljubljana",
  HR: "Zagreb",
  RS: "Belgrade",
  BA: "Sarajevo",
  ME: "Podgorica",
  MK: "Skopje",
  AL: "Tirane",
  BG: "Sofia",
  RO: "Bucharest",
  MD: "Chisinau",
  GR: "Athens",
  CY: "Asia/Nicosia",
  TR: "Istanbul",
  UA: "Kyiv",
  DK: "Copenhagen",
  NO: "Oslo",
  SE: "Stockholm",
  FI: "Helsinki",
  IS: "Atlantic/Reykjavik",
  EE: "Tallinn",
  LV: "Riga",
  LT: "Vilnius",
  US: "America/New_York America/Los_Angeles",
  CA: "America/Toronto America/Vancouver",
  MX: "America/Mexico_City America/Tijuana",
  BR: "America/Sao_Paulo America/Manaus",
  AR: "America/Argentina/Buenos_Aires",
  CL: "America/Santiago",
  CO: "America/Bogota",
  PE: "America/Lima",
  UY: "America/Montevideo",
  PY: "America/Asuncion",
  BO: "America/La_Paz",
  EC: "America/Guayaquil",
  VE: "America/Caracas",
  PA: "America/Panama",
  CR: "America/Costa_Rica",
  GT: "America/Guatemala",
  DO: "America/Santo_Domingo",
  PR: "America/Puerto_Rico",
  AU: "Australia/Sydney Australia/Perth",
  NZ: "Pacific/Auckland",
  JP: "Asia/Tokyo",
  KR: "Asia/Seoul",
  CN: "Asia/Shanghai",
  HK: "Asia/Hong_Kong",
  TW: "Asia/Taipei",
  SG: "Asia/Singapore",
  MY: "Asia/Kuala_Lumpur",
  TH: "Asia/Bangkok",
  VN: "Asia/Ho_Chi_Minh",
  PH: "Asia/Manila",
  ID: "Asia/Jakarta Asia/Makassar",
  IN: "Asia/Kolkata",
  LK: "Asia/Colombo",
  BD: "Asia/Dhaka",
  PK: "Asia/Karachi",
  KZ: "Asia/Almaty",
  AE: "Asia/Dubai",
  SA: "Asia/Riyadh",
  QA: "Asia/Qatar",
  KW: "Asia/Kuwait",
  BH: "Asia/Bahrain",
  OM: "Asia/Muscat",
  JO: "Asia/Amman",
  IL: "Asia/Jerusalem",
  EG: "Africa/Cairo",
  MA: "Africa/Casablanca",
  DZ: "Africa/Algiers",
  TN: "Africa/Tunis",
  ZA: "Africa/Johannesburg",
  NG: "Africa/Lagos",
  GH: "Africa/Accra",
  KE: "Africa/Nairobi",
};
