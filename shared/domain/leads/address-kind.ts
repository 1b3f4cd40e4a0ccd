import type { FoundAddress } from "./found-address.ts";

export type AddressKind = "personal" | "role" | "generic";

/** Unwanted: nobody reads it, the law or the owner forbids selling to it, or it serves people who seek work. */
export function addressKind(
  local: string,
  sources: readonly Pick<FoundAddress, "nearbyName">[] = [],
): AddressKind | "unwanted" {
  const plain = local.toLowerCase().replace(/\+.*$/, "");
  const words = plain.split(/[._-]+/).filter(Boolean);
  const joined = words.join("");
  if (isAny(unwanted, words, joined)) return "unwanted";
  if (isAny(role, words, joined)) return "role";
  if (isAny(generic, words, joined)) return "generic";
  if (sources.some(({ nearbyName }) => nearbyName && sharesName(plain, nearbyName))) {
    return "personal";
  }
  return looksPersonal(words) ? "personal" : "generic";
}

function isAny(known: ReadonlySet<string>, words: readonly string[], joined: string): boolean {
  return known.has(joined) || words.some((word) => known.has(word.replace(/\d+$/, "")));
}

/** One bare word may be a first name or a department of any tongue; without a person beside it, two parts are needed. */
function looksPersonal(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 3) return false;
  return words.every((word) => /^\p{L}+$/u.test(word)) && words.some((word) => word.length > 2);
}

function sharesName(local: string, name: string): boolean {
  const parts = asciiWords(name);
  return parts.some((part) => part.length > 2 && foldToAscii(local).includes(part));
}

export function asciiWords(name: string): readonly string[] {
  return foldToAscii(name)
    .split(/[^a-z]+/)
    .filter(Boolean);
}

/** Żaneta writes as zaneta, Müller as mueller in addresses: German umlauts get an e, other marks fall away. */
export function foldToAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/[öø]/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/ł/g, "l")
    .replace(/đ/g, "d")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

const unwanted = wordSet(`
  noreply donotreply nichtantworten nepasrepondre mailer daemon bounce bounces postmaster hostmaster webmaster abuse
  privacy dpo gdpr dsgvo datenschutz datenschutzbeauftragter datenschutzbeauftragte rgpd dataprotection unsubscribe
  optout remove spam security root admin administrator sysadmin dmarc dkim spf jobs job careers career recruitment
  recruiting karriere bewerbung bewerbungen personal emploi recrutement candidature hr humanresources rh talent
  apply vacancies ausbildung legal compliance whistleblower whistleblowing complaints newsletter alerts notifications
  notification test null devnull invoices invoice rechnung rechnungen accountspayable ap facturation`);

const role = wordSet(`
  ceo coo cfo cto md directors director geschaeftsfuehrung geschaeftsleitung gf direction einkauf procurement purchasing
  purchase buying buyer achats sales salg ventas comercial vendite sprzedaz forsaljning vertrieb verkauf ventes commercial export import operations ops logistics logistik
  logistique supplychain planning production produktion manufacturing warehouse lager dispatch disposition finance
  finanzen accounts accounting buchhaltung comptabilite marketing press presse media pr partners partner partnerships
  business businessdevelopment bizdev wholesale trade orders order dealers spares wholesale bestellung commandes quality technical engineering
  bookings quotes quotations tenders estimating investors investor`);

const generic = wordSet(`
  info information hello hi hallo bonjour office kontakt contact contacts contactus mail email enquiries enquiry
  inquiries inquiry inquire anfrage anfragen general team post all everyone central service services kundenservice support help helpdesk
  customerservice customercare reception rezeption accueil zentrale studio shop welcome ask talk feedback secretariat
  sekretariat company biuro poczta web website online`);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}
