import { looksLikeTitle } from "./executive-role.ts";

/** Does this text read as one person's name and nothing else? Errs towards no: a wrong name in a mail is worse than none. */
export function looksLikePersonName(text: string): boolean {
  const name = withoutHonours(text);
  if (name.length < 4 || name.length > 50 || /[\d@|/\\:;!?()"“”&+#]/.test(name)) return false;
  const words = name.split(" ");
  if (words.length < 2 || words.length > 5) return false;
  const named = words.filter((word) => !particles.has(word));
  if (named.length < 2 || particles.has(words.at(-1) ?? "")) return false;
  if (looksLikeTitle(name)) return false;
  return named.every((word) => namePart.test(word) && !businessWords.has(word.toLowerCase()));
}

/** A name without academic honours, forms of address and degrees: "Prof. Dr. Jana Muster, MBA" is Jana Muster. */
export function withoutHonours(name: string): string {
  const words = name.replace(/,.*$/, "").replace(/\s+/g, " ").trim().split(" ");
  while (words.length > 1 && honours.test(words[0] ?? "")) words.shift();
  while (words.length > 1 && degrees.test(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
}

const honours =
  /^(?:prof|professor|dr|mr|mrs|ms|miss|sir|dame|herr|frau|dipl|ing|mag|rer|nat|med|phil|h\.?c|mme|mlle|monsieur|madame|dott|dipl[.-]\p{L}+)\.?(?:-ing\.?|-kfm\.?|-kffr\.?)?$/iu;
const degrees =
  /^(?:phd|ph\.d\.?|mba|msc|m\.sc\.?|bsc|b\.sc\.?|m\.a\.?|b\.a\.?|cpa|acca|aca|cima|ll\.?m\.?|jr\.?|sr\.?|obe|mbe)$/i;

const particles = new Set(
  "von vom zu zur zum van der den de del della di da dos do du des la le ter ten bin al el af av y e".split(
    " ",
  ),
);

const namePart = /^(?:\p{Lu}\.|(?:\p{L}['’])?\p{Lu}[\p{L}'’]*(?:-\p{L}[\p{L}'’]*)*)$/u;

/** Words of headings, titles, company names and addresses. Those that are given names or surnames too are not here. */
const businessWords = new Set(
  `a about address all and annual apply avenue award board books branch business by call career careers center centre
  certified chief chairman chairwoman chairperson ceo cfo co coo commercial company contact contracts cookie cto customer
  customers dac delivery department design development director directors drive email engineer engineering engineers
  estate europe executive export facility factory finance financial find for founded founder from general germany get
  gmbh group head history holding home hours human imprint impressum in inc industrial industries industry information
  international investor it job jobs join kingdom latest lead leader leaders leadership learn legal limited llc location
  locations logistics ltd mail main management manager managing manufacturing market marketing media medical meet member
  message mission more new news of offene office officer offices on open opening operating operations order our owner
  partner partners people phone planner planning plant please policy portfolio president press privacy product production
  products profile project purchasing quality quay read registered republic resources road role roles sales secretary
  senior service services site sites solutions south staff states stellen stores story studio supervisor supplies supply
  support system systems team technical technology telefon telephone terms the to trade trading transport united unit us
  vacancies values view vice vision vp warehouse we welcome wharf what who why with work works world yard your kg ohg sarl
  sas sa bv ab as oy spa srl plc und oder der die das ein eine unser unsere über uns kontakt standort standorte leiter
  leiterin leitung geschäftsführer geschäftsführerin geschäftsführung vertrieb einkauf werk lager mitarbeiter produkte
  straße strasse notre nos votre équipe equipe direction directeur directrice société adresse accueil actualités entrepôt
  usine produits january february march july september october november december monday tuesday wednesday thursday friday
  saturday sunday januar februar märz juni juli oktober dezember linkedin twitter facebook instagram xing youtube`.split(
    /\s+/,
  ),
);
